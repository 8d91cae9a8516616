import type { LedgerHead } from '@countinghouse/core';
import type { SqliteDatabase } from '../native/sqlite.ts';

/** Those of `heads` that the chain does not contain: cut off, or replaced by another history. */
export function missingHeads(
  db: SqliteDatabase,
  heads: readonly LedgerHead[],
): readonly LedgerHead[] {
  const find = db.prepare<string>('SELECT lower(hex(hash)) FROM events WHERE seq = ?').pluck();
  return heads.filter(({ seq, hash }) => seq > 0 && find.get(seq) !== hash);
}
