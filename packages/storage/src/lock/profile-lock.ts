import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type LockHolder, type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import type { ProfilePaths } from '../files/paths.ts';
import { diskFailure } from '../header/header-file.ts';
import type { SqliteDriver } from '../native/sqlite.ts';
import { err, ok, type Result } from '../result.ts';
import { type FileLock, takeFileLock } from './file-lock.ts';

const holderSchema = z.object({
  pid: z.int().min(0),
  program: z.string().max(200),
  since: z.int().min(0),
});

/**
 * Takes the profile for this opener alone, and leaves a note of who that is. The note names the
 * holder to the next one; the lock, not the note, decides, so a stale note does no harm.
 */
export function lockProfile(
  driver: SqliteDriver,
  paths: ProfilePaths,
  holder: LockHolder,
): Result<FileLock, OpenFailure> {
  try {
    const lock = takeFileLock(driver, paths.lock, 0);
    if (lock === null) return err(inUse(paths));
    try {
      writeAtomically(paths.lockHolder, Buffer.from(JSON.stringify(holder), 'utf8'));
    } catch (error) {
      lock.release();
      throw error;
    }
    return ok(lock);
  } catch (error) {
    return err(diskFailure(paths.directory, error));
  }
}

function inUse(paths: ProfilePaths): OpenFailure {
  const holder = readHolder(paths.lockHolder);
  const who = holder === null ? 'another program' : `${holder.program} (process ${holder.pid})`;
  const since = holder === null ? '' : ` since ${new Date(holder.since).toISOString()}`;
  const failure = openFailure(
    'LEDGER_IN_USE',
    `The ledger in ${paths.directory} is open in ${who}${since}. Close it there and try again.`,
  );
  return holder === null ? failure : { ...failure, holder };
}

function readHolder(path: string): LockHolder | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success && parsed.data.since <= 8.64e15 ? parsed.data : null;
  } catch {
    return null;
  }
}
