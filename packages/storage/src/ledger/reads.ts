import type {
  ActionQuery,
  ActionRow,
  Instant,
  NamingField,
  StoredEvent,
  TransactionRow,
} from '@countinghouse/core';
import type { SqlValue } from '../native/sqlite.ts';
import {
  ACTION_COLUMNS,
  type StoredAction,
  type StoredTransaction,
  toAction,
  toTransaction,
} from '../projections/rows.ts';
import { decodeEvent, type EventRow } from './event-codec.ts';
import type { Statements } from './statements.ts';

const EVENT_COLUMNS = 'seq, bytes, previous_hash, hash';
const NO_LATER = Number.MAX_SAFE_INTEGER;

/** All events of a stream, oldest first. */
export function readStream(statements: Statements, stream: string): StoredEvent[] {
  return statements
    .of<EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? ORDER BY seq`)
    .all(stream)
    .map(decodeEvent);
}

/** Events after `afterSeq`, oldest first. */
export function readEvents(statements: Statements, afterSeq: number, limit: number): StoredEvent[] {
  return statements
    .of<EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`)
    .all(afterSeq, rowLimit(limit))
    .map(decodeEvent);
}

const NAMING: Readonly<Record<NamingField, string>> = {
  hash: 'names_hash',
  depositAddress: 'names_deposit_address',
};

/** Events that name `value`, oldest first. */
export function eventsNaming(
  statements: Statements,
  field: NamingField,
  value: string,
): StoredEvent[] {
  return statements
    .of<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE ${NAMING[field]} = lower(?) ORDER BY seq`,
    )
    .all(value)
    .map(decodeEvent);
}

export function readAction(statements: Statements, id: string): ActionRow | null {
  const row = statements
    .of<StoredAction>(`SELECT ${ACTION_COLUMNS} FROM actions WHERE id = ?`)
    .get(id);
  return row === undefined ? null : toAction(row);
}

/**
 * A page of actions, newest first. Open and closed actions stand apart in the one index, so that
 * both the short list of open ones and the whole history are read in order without sorting.
 */
export function listActions(statements: Statements, query: ActionQuery): ActionRow[] {
  const limit = rowLimit(query.limit);
  const filters: string[] = [];
  const values: SqlValue[] = [];
  if (query.kinds !== undefined) {
    filters.push(`AND kind IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(query.kinds));
  }
  if (query.statuses !== undefined) {
    filters.push(`AND status IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(query.statuses));
  }
  const before = [query.before?.createdAt ?? NO_LATER, query.before?.id ?? '\u{10FFFF}'];
  const half = (open: 0 | 1) =>
    statements
      .of<StoredAction>(
        `SELECT ${ACTION_COLUMNS} FROM actions
         WHERE open = ${open} AND (created_at, id) < (?, ?) ${filters.join(' ')}
         ORDER BY created_at DESC, id DESC LIMIT ?`,
      )
      .all(...before, ...values, limit);
  if (query.open !== undefined) return half(query.open ? 1 : 0).map(toAction);
  return newestOf(half(1), half(0), limit).map(toAction);
}

/** Merges two lists that are in order; SQLite would sort them through a temporary table. */
function newestOf(
  a: readonly StoredAction[],
  b: readonly StoredAction[],
  limit: number,
): StoredAction[] {
  const merged: StoredAction[] = [];
  let inA = 0;
  let inB = 0;
  while (merged.length < limit) {
    const first = a[inA];
    const second = b[inB];
    if (first === undefined && second === undefined) break;
    if (second === undefined || (first !== undefined && isNewer(first, second))) {
      if (first !== undefined) merged.push(first);
      inA += 1;
    } else {
      merged.push(second);
      inB += 1;
    }
  }
  return merged;
}

/** The order of the index: by time, then by the bytes of the id. */
function isNewer(a: StoredAction, b: StoredAction): boolean {
  if (a.created_at !== b.created_at) return a.created_at > b.created_at;
  return Buffer.compare(Buffer.from(a.id, 'utf8'), Buffer.from(b.id, 'utf8')) > 0;
}

export function dueActions(statements: Statements, now: Instant, limit: number): ActionRow[] {
  return statements
    .of<StoredAction>(
      `SELECT ${ACTION_COLUMNS} FROM actions WHERE next_at <= ? ORDER BY next_at, id LIMIT ?`,
    )
    .all(now, rowLimit(limit))
    .map(toAction);
}

export function nextDueAt(statements: Statements): Instant | null {
  return (
    statements
      .of<number | null>('SELECT min(next_at) FROM actions WHERE next_at IS NOT NULL')
      .pluck()
      .get() ?? null
  );
}

export function laneTransactions(
  statements: Statements,
  chain: string,
  account: string,
): TransactionRow[] {
  return statements
    .of<StoredTransaction>(
      `SELECT * FROM transactions WHERE chain = ? AND account = ?
         AND state IN ('recorded', 'broadcast', 'included') ORDER BY nonce, hash`,
    )
    .all(chain, account)
    .map(toTransaction);
}

export function accountTransactions(
  statements: Statements,
  chain: string,
  account: string,
): TransactionRow[] {
  return statements
    .of<StoredTransaction>(
      'SELECT * FROM transactions WHERE chain = ? AND account = ? ORDER BY nonce, hash',
    )
    .all(chain, account)
    .map(toTransaction);
}

/** SQLite reads a negative limit as "all": a caller's slip must not load a million rows. */
export function rowLimit(limit: number): number {
  return Number.isFinite(limit) ? Math.max(0, Math.floor(limit)) : 0;
}
