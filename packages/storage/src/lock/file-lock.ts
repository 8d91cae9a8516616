import { storageFault } from '../errors/sqlite-code.ts';
import type { SqliteDatabase, SqliteDriver } from '../native/sqlite.ts';

/** A lock the operating system gives back when its process ends, however it ends. */
export interface FileLock {
  release(): void;
}

/**
 * Takes an exclusive lock on a file of its own, waiting at most `timeoutMs`; null when someone else
 * holds it. SQLite's exclusive transaction is the lock: it works alike on every platform and
 * between two openers in one process.
 *
 * The file must never be opened by other means: closing any descriptor of it would drop the lock.
 */
export function takeFileLock(
  driver: SqliteDriver,
  path: string,
  timeoutMs: number,
): FileLock | null {
  const db: SqliteDatabase = new driver(path, { timeout: timeoutMs });
  try {
    db.pragma('journal_mode = MEMORY');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (storageFault(error) === 'BUSY') return null;
    throw error;
  }
  return { release: () => void db.close() };
}
