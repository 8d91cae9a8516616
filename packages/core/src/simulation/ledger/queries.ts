import type { Instant } from '../../ports/clock.ts';
import type {
  ActionQuery,
  ActionRow,
  NamingField,
  SearchHit,
  StoredEvent,
  TransactionRow,
  TransactionState,
} from '../../ports/ledger.ts';
import type { LedgerState } from './state.ts';

const settled: ReadonlySet<TransactionState> = new Set([
  'final',
  'foreign',
  'replaced',
  'abandoned',
]);

/** A page of actions, newest first; equal times are ordered by id, highest first. */
export function pageOfActions(state: LedgerState, query: ActionQuery): readonly ActionRow[] {
  const { before } = query;
  return [...state.actions.values()]
    .filter((row) => query.open === undefined || row.open === query.open)
    .filter((row) => query.kinds === undefined || query.kinds.includes(row.kind))
    .filter((row) => query.statuses === undefined || query.statuses.includes(row.status))
    .filter((row) => before === undefined || newestFirst(before, row) < 0)
    .sort(newestFirst)
    .slice(0, query.limit);
}

interface Key {
  readonly createdAt: Instant;
  readonly id: string;
}

function newestFirst(a: Key, b: Key): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** Actions whose time has come, the longest due first. */
export function dueActions(state: LedgerState, now: Instant, limit: number): readonly ActionRow[] {
  return waiting(state)
    .filter((row) => row.nextAt <= now)
    .slice(0, limit);
}

/** The earliest moment any action waits for. */
export function nextDueAt(state: LedgerState): Instant | null {
  return waiting(state)[0]?.nextAt ?? null;
}

function waiting(state: LedgerState): readonly (ActionRow & { readonly nextAt: Instant })[] {
  const rows: (ActionRow & { readonly nextAt: Instant })[] = [];
  for (const row of state.actions.values()) {
    if (row.nextAt !== null) rows.push({ ...row, nextAt: row.nextAt });
  }
  return rows.sort((a, b) => a.nextAt - b.nextAt || (a.id < b.id ? -1 : 1));
}

/** What one lane still has in flight, lowest nonce first, then in the order of recording. */
export function laneTransactions(
  state: LedgerState,
  chain: string,
  account: string,
): readonly TransactionRow[] {
  return [...state.transactions.values()]
    .filter((row) => row.chain === chain && row.account === account && !settled.has(row.state))
    .sort((a, b) => a.nonce - b.nonce || a.recordedAt - b.recordedAt);
}

/** Streams whose text holds every word of `text`, whatever its case. */
/** Events that name `value`, oldest first. */
export function eventsNaming(
  state: LedgerState,
  field: NamingField,
  value: string,
): readonly StoredEvent[] {
  const wanted = value.toLowerCase();
  return state.events.filter(({ data }) => String(data[field] ?? '').toLowerCase() === wanted);
}

export function searchStreams(
  state: LedgerState,
  text: string,
  limit: number,
): readonly SearchHit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...state.searchText]
    .filter(([, content]) => words.every((word) => content.toLowerCase().includes(word)))
    .slice(0, limit)
    .map(([stream, content]) => ({ stream, snippet: content.slice(0, 120) }));
}
