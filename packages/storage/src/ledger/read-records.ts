import type { JsonObject, QuoteRow, RecordRow } from '@countinghouse/core';
import { RECORD_TABLES } from '../projections/write.ts';
import type { Statements } from './statements.ts';

interface StoredQuote {
  readonly id: string;
  readonly action_id: string;
  readonly provider: string;
  readonly received_at: number;
  readonly deposit_address: string | null;
  readonly deposit_memo: string | null;
  readonly received: string;
}

/** Quotes of one action, oldest first. */
export function readQuotes(statements: Statements, actionId: string): QuoteRow[] {
  return statements
    .of<StoredQuote>('SELECT * FROM quotes WHERE action_id = ? ORDER BY received_at, id')
    .all(actionId)
    .map((row) => ({
      id: row.id,
      actionId: row.action_id,
      provider: row.provider,
      receivedAt: row.received_at,
      depositAddress: row.deposit_address,
      depositMemo: row.deposit_memo,
      received: row.received,
    }));
}

export function readRecord(
  statements: Statements,
  table: RecordRow['table'],
  key: string,
): JsonObject | null {
  const text = statements
    .of<string>(`SELECT value FROM ${tableName(table)} WHERE key = ?`)
    .pluck()
    .get(key);
  return text === undefined ? null : (JSON.parse(text) as JsonObject);
}

export function readRecords(statements: Statements, table: RecordRow['table']): RecordRow[] {
  return statements
    .of<{ key: string; value: string }>(`SELECT key, value FROM ${tableName(table)} ORDER BY key`)
    .all()
    .map(({ key, value }) => ({ table, key, value: JSON.parse(value) as JsonObject }));
}

/** The name goes into SQL, so it is one of ours and never the caller's string. */
function tableName(table: string): string {
  const known = RECORD_TABLES.find((name) => name === table);
  if (known === undefined) throw new TypeError('The ledger has no such table of records.');
  return known;
}
