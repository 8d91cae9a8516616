import { GENESIS_HASH } from '../../evidence/chain.ts';
import type {
  ActionRow,
  CommandRecord,
  LedgerHead,
  ProjectionRows,
  QuoteRow,
  RecordRow,
  StoredEvent,
  TransactionRow,
} from '../../ports/ledger.ts';

/** Everything a ledger keeps on its imaginary disk. */
export interface LedgerState {
  readonly events: StoredEvent[];
  readonly streams: Map<string, StoredEvent[]>;
  readonly actions: Map<string, ActionRow>;
  readonly transactions: Map<string, TransactionRow>;
  readonly quotes: Map<string, QuoteRow>;
  readonly records: Map<string, RecordRow>;
  readonly commands: Map<string, CommandRecord>;
  readonly secrets: Map<string, Uint8Array>;
  readonly searchText: Map<string, string>;
}

/** A disk with an empty ledger on it. */
export function emptyLedger(): LedgerState {
  return {
    events: [],
    streams: new Map(),
    actions: new Map(),
    transactions: new Map(),
    quotes: new Map(),
    records: new Map(),
    commands: new Map(),
    secrets: new Map(),
    searchText: new Map(),
  };
}

/** A copy that later writes do not reach. Rows are readonly, so only the tables are copied. */
export function copyLedger(state: LedgerState): LedgerState {
  return {
    events: [...state.events],
    streams: new Map([...state.streams].map(([stream, events]) => [stream, [...events]])),
    actions: new Map(state.actions),
    transactions: new Map(state.transactions),
    quotes: new Map(state.quotes),
    records: new Map(state.records),
    commands: new Map(state.commands),
    secrets: new Map(state.secrets),
    searchText: new Map(state.searchText),
  };
}

/** Where the chain of events ends. */
export function headOf(state: LedgerState): LedgerHead {
  const last = state.events.at(-1);
  return last === undefined ? { seq: 0, hash: GENESIS_HASH } : { seq: last.seq, hash: last.hash };
}

/** Writes the rows of one stream over what was there. */
export function applyRows(state: LedgerState, stream: string, rows: ProjectionRows): void {
  if (rows.action !== undefined) state.actions.set(rows.action.id, rows.action);
  for (const row of rows.transactions ?? []) state.transactions.set(row.hash, row);
  for (const row of rows.quotes ?? []) state.quotes.set(row.id, row);
  for (const row of rows.records ?? []) {
    const key = `${row.table}/${row.key}`;
    if (row.value === null) state.records.delete(key);
    else state.records.set(key, row);
  }
  if (rows.searchText !== undefined) state.searchText.set(stream, rows.searchText);
}
