import { statSync } from 'node:fs';
import type { ProfileKeys } from '@countinghouse/core';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { errorCode, storageFault } from '../errors/sqlite-code.ts';
import { diskFailure } from '../header/header-file.ts';
import { checkValue } from '../header/keys.ts';
import type { Header } from '../header/schema.ts';
import type { SqliteDatabase, SqliteDriver } from '../native/sqlite.ts';
import { err, ok, type Result } from '../result.ts';
import { openEncrypted } from './cipher.ts';

/** The keys that open and read a ledger. */
export type LedgerKeys = Pick<ProfileKeys, 'ledgerKey' | 'connectionKey'>;

export interface Connected {
  readonly db: SqliteDatabase;
  readonly keys: LedgerKeys;
  /** Which generation of the header opened it. */
  readonly generation: number;
}

/**
 * Opens the database file with the keys of the header's newest generation, or of the one before if
 * a rotation was cut short. The check values tell what SQLite cannot: a wrong key from damage.
 */
export function connect(
  driver: SqliteDriver,
  path: string,
  header: Header,
  keys: LedgerKeys & { readonly previous?: LedgerKeys },
): Result<Connected, OpenFailure> {
  const candidates = matchGenerations(header, keys);
  if (candidates.length === 0) {
    return err(
      openFailure(
        'WRONG_KEY',
        `These keys are not those of the ledger ${path}. Unlock the profile in its own folder; nothing was changed.`,
      ),
    );
  }
  const broken = checkFile(path, header.database.pageSize);
  if (broken !== null) return err(broken);
  for (const candidate of candidates) {
    try {
      const db = openEncrypted(driver, path, candidate.keys.ledgerKey, header.database, {
        fileMustExist: true,
        timeout: 2_000,
      });
      try {
        db.pragma('journal_mode = WAL');
        db.prepare('SELECT count(*) FROM sqlite_master').get();
        return ok({ db, ...candidate });
      } catch (error) {
        db.close();
        throw error;
      }
    } catch (error) {
      const fault = storageFault(error);
      if (fault === 'CORRUPT' && isShorterThanItSays(driver, path, header, candidate.keys)) {
        return err(truncated(path));
      }
      if (fault !== 'NOT_A_DATABASE') return err(fileFailure(path, error));
    }
  }
  if (candidates.length < header.generations.length) return err(halfChanged(path));
  return err(damaged(path));
}

function halfChanged(path: string): OpenFailure {
  return openFailure(
    'WRONG_KEY',
    `A restore or rotation of ${path} was cut short and this secret opens only one half. Use the other passphrase or the recovery code, or repeat the restore; nothing was lost.`,
  );
}

function matchGenerations(
  header: Header,
  keys: LedgerKeys & { readonly previous?: LedgerKeys },
): { readonly keys: LedgerKeys; readonly generation: number }[] {
  const offered = keys.previous === undefined ? [keys] : [keys, keys.previous];
  return header.generations.toReversed().flatMap(({ id, check }) => {
    const fits = offered.find(
      (one) =>
        checkValue(header.profileId, 'ledger', one.ledgerKey) === check.ledger &&
        checkValue(header.profileId, 'connection', one.connectionKey) === check.connection,
    );
    return fits === undefined ? [] : [{ keys: fits, generation: id }];
  });
}

function checkFile(path: string, pageSize: number): OpenFailure | null {
  try {
    const { size } = statSync(path);
    return size === 0 || size % pageSize !== 0 ? truncated(path) : null;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return diskFailure(path, error);
    return openFailure(
      'LEDGER_MISSING',
      `There is no ledger at ${path}, though its key header is there. Put the file back or restore the newest snapshot.`,
    );
  }
}

/**
 * SQLite calls a file with fewer pages than its first page says corrupt, without saying why. Told to
 * be lenient about exactly that, it reads the rest: then that was the reason.
 */
function isShorterThanItSays(
  driver: SqliteDriver,
  path: string,
  header: Header,
  keys: LedgerKeys,
): boolean {
  const options = { readonly: true, fileMustExist: true };
  const db = openEncrypted(driver, path, keys.ledgerKey, header.database, options);
  try {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return true;
  } catch {
    return false;
  } finally {
    db.close();
  }
}

/** Fewer pages than the file itself says it has; only certain when no log holds the rest. */
export function isCutShort(db: SqliteDatabase, path: string, pageSize: number): boolean {
  try {
    if (statSync(`${path}-wal`).size > 0) return false;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return Number(db.pragma('page_count', { simple: true })) * pageSize > statSync(path).size;
}

export function truncated(path: string): OpenFailure {
  return openFailure(
    'LEDGER_TRUNCATED',
    `The ledger ${path} is cut short: part of the file is missing. Keep it, and restore the newest good snapshot; nothing was deleted.`,
  );
}

export function damaged(path: string): OpenFailure {
  return openFailure(
    'LEDGER_CORRUPT',
    `The ledger ${path} is damaged or is another file: the right key does not open it. Keep it, and restore the newest good snapshot; nothing was deleted.`,
  );
}

/** The failure for an error met while opening the ledger file; throws what is a bug. */
export function fileFailure(path: string, error: unknown): OpenFailure {
  const fault = storageFault(error);
  if (fault === 'CORRUPT' || fault === 'NOT_A_DATABASE') return damaged(path);
  return diskFailure(path, error);
}
