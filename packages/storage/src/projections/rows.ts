import type {
  ActionRow,
  ActionStatus,
  JsonObject,
  TransactionRow,
  TransactionState,
} from '@countinghouse/core';

/** `actions` as SQLite returns it. */
export interface StoredAction {
  readonly id: string;
  readonly kind: string;
  readonly definition_version: number;
  readonly status: string;
  readonly sentence: string;
  readonly waiting_for: string | null;
  readonly open: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly next_at: number | null;
  readonly summary: string;
}

/** `transactions` as SQLite returns it. */
export interface StoredTransaction {
  readonly hash: string;
  readonly action_id: string;
  readonly step: string;
  readonly chain: string;
  readonly account: string;
  readonly nonce: number;
  readonly state: string;
  readonly recorded_at: number;
  readonly block_number: number | null;
}

export const ACTION_COLUMNS =
  'id, kind, definition_version, status, sentence, waiting_for, open, created_at, updated_at, next_at, summary';

/** These rows were written by {@link ../projections/write.ts} from typed rows, under an authenticated key. */
export function toAction(row: StoredAction): ActionRow {
  return {
    id: row.id,
    kind: row.kind,
    definitionVersion: row.definition_version,
    status: row.status as ActionStatus,
    sentence: row.sentence,
    waitingFor: row.waiting_for,
    open: row.open === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    nextAt: row.next_at,
    summary: JSON.parse(row.summary) as JsonObject,
  };
}

export function toTransaction(row: StoredTransaction): TransactionRow {
  return {
    hash: row.hash,
    actionId: row.action_id,
    step: row.step,
    chain: row.chain,
    account: row.account,
    nonce: row.nonce,
    state: row.state as TransactionState,
    recordedAt: row.recorded_at,
    blockNumber: row.block_number,
  };
}
