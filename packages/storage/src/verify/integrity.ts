import { storageFault } from '../errors/sqlite-code.ts';
import type { SqliteDatabase } from '../native/sqlite.ts';

/**
 * SQLite's own check of every page and index; null when all is well, else its first complaint.
 * On a page whose seal is broken the driver throws instead of answering.
 */
export function checkIntegrity(db: SqliteDatabase): string | null {
  try {
    const answer = db.prepare<string>('PRAGMA integrity_check(1)').pluck().get();
    return answer === 'ok' ? null : String(answer);
  } catch (error) {
    const fault = storageFault(error);
    if (fault === undefined) throw error;
    return `a page cannot be read (${fault})`;
  }
}
