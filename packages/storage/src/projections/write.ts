import type {
  ActionRow,
  ProjectionRows,
  QuoteRow,
  RecordRow,
  TransactionRow,
} from '@countinghouse/core';
import type { Statements } from '../ledger/statements.ts';
import { ACTION_COLUMNS } from './rows.ts';

/** Tables of {@link RecordRow}; the names are SQL, so only these are ever put into a statement. */
export const RECORD_TABLES = [
  'accounts',
  'contacts',
  'settings',
  'connections',
  'vault_references',
] as const satisfies readonly RecordRow['table'][];

/** Writes the rows derived from a stream, all but its search text. Runs inside the caller's transaction. */
export function writeProjections(statements: Statements, rows: ProjectionRows): void {
  if (rows.action !== undefined) writeAction(statements, rows.action);
  for (const row of rows.transactions ?? []) writeTransaction(statements, row);
  for (const row of rows.quotes ?? []) writeQuote(statements, row);
  for (const row of rows.records ?? []) writeRecord(statements, row);
}

function writeAction(statements: Statements, row: ActionRow): void {
  statements
    .of(
      `INSERT INTO actions (${ACTION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,
         definition_version = excluded.definition_version, status = excluded.status,
         sentence = excluded.sentence, waiting_for = excluded.waiting_for, open = excluded.open,
         created_at = excluded.created_at, updated_at = excluded.updated_at,
         next_at = excluded.next_at, summary = excluded.summary`,
    )
    .run(
      row.id,
      row.kind,
      row.definitionVersion,
      row.status,
      row.sentence,
      row.waitingFor,
      row.open ? 1 : 0,
      row.createdAt,
      row.updatedAt,
      row.nextAt,
      JSON.stringify(row.summary),
    );
}

function writeTransaction(statements: Statements, row: TransactionRow): void {
  statements
    .of('INSERT OR REPLACE INTO transactions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      row.hash,
      row.actionId,
      row.step,
      row.chain,
      row.account,
      row.nonce,
      row.state,
      row.recordedAt,
      row.blockNumber,
    );
}

function writeQuote(statements: Statements, row: QuoteRow): void {
  statements
    .of('INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(
      row.id,
      row.actionId,
      row.provider,
      row.receivedAt,
      row.depositAddress,
      row.depositMemo,
      row.received,
    );
}

function writeRecord(statements: Statements, row: RecordRow): void {
  const table = RECORD_TABLES.find((name) => name === row.table);
  if (table === undefined) throw new TypeError('A record names a table the ledger does not have.');
  if (row.value === null) {
    statements.of(`DELETE FROM ${table} WHERE key = ?`).run(row.key);
    return;
  }
  statements
    .of(
      `INSERT INTO ${table} (key, value) VALUES (?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    )
    .run(row.key, JSON.stringify(row.value));
}
