import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { noHook, type StepHook } from '../files/atomic-write.ts';
import { takeFileLock } from '../lock/file-lock.ts';
import { loadSqlite } from '../native/sqlite.ts';
import { err, type Result } from '../result.ts';
import { diskFailure, readHeader, writeHeader } from './header-file.ts';
import type { Header } from './schema.ts';

const WAIT_MS = 5_000;

/**
 * Reads, changes and writes a header as one step. The signer process (attempts, passphrase) and the
 * backend (head mark) both do this; without the lock one would write back what the other replaced,
 * and a lost wrap is a lost ledger.
 */
export async function updateHeader(
  path: string,
  change: (header: Header) => Header,
  hook: StepHook = noHook,
): Promise<Result<void, OpenFailure>> {
  const driver = await loadSqlite();
  if (!driver.ok) return driver;
  try {
    // SQLite says only that it cannot open a lock which a read-only folder does not let it make.
    accessSync(dirname(path), constants.W_OK);
    const lock = takeFileLock(driver.value, `${path}.lock`, WAIT_MS);
    if (lock === null) {
      return err(
        openFailure(
          'DISK_ERROR',
          `The key header ${path} is being written by another process. Try again in a moment.`,
        ),
      );
    }
    try {
      const header = readHeader(path);
      if (!header.ok) return header;
      return writeHeader(path, change(header.value), hook);
    } finally {
      lock.release();
    }
  } catch (error) {
    return err(diskFailure(path, error));
  }
}
