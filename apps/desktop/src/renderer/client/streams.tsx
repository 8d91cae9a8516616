import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Balances } from '../../contract/accounts.ts';
import type { Instrument, Positions } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import type { Token } from '../../contract/swap.ts';
import { type House, useHouseItself } from './house.tsx';
import { type Latest, live } from './live.ts';
import { createStore, type OpenStore, type Store, useStore } from './store.ts';

export interface Tokens {
  readonly at: number;
  readonly list: readonly Token[];
}

export interface Instruments {
  readonly at: number;
  readonly complete: boolean;
  readonly list: readonly Instrument[];
}

interface Streams {
  readonly balances: Store<Latest<Balances>>;
  readonly tokens: Refreshed<Tokens>;
  readonly instruments: Refreshed<Instruments>;
  readonly positions: Refreshed<Positions>;
  /** Counts up whenever the ledger has gone on. */
  readonly pulse: OpenStore<number>;
}

/** Asked for while somebody looks, again by itself after a while. */
interface Refreshed<T> {
  readonly store: OpenStore<Latest<T>>;
  readonly again: () => void;
}

const LIST_AGE_MS = 5 * 60_000;
const POSITIONS_AGE_MS = 30_000;
const AGAIN_MS = 3_000;
/** Events come in bunches; the screen reads once for a bunch. */
const BUNCH_MS = 120;

const StreamsContext = createContext<Streams | null>(null);

/** What flows while unlocked. None of it is in the query cache. */
export function StreamsProvider({ children }: { children: ReactNode }) {
  const house = useHouseItself();
  const queries = useQueryClient();
  const [streams] = useState(() => openStreams(house));
  useEffect(() => followLedger(house, queries, streams), [house, queries, streams]);
  return <StreamsContext value={streams}>{children}</StreamsContext>;
}

/** Balances of all accounts; null until first read. */
export function useBalances(): Latest<Balances> {
  return useStore(useStreams().balances);
}

/** The tokens one can swap; null until first read. */
export function useTokens(): Latest<Tokens> & { readonly again: () => void } {
  return useRefreshed(useStreams().tokens);
}

/** Where USDC can earn; null until first read. */
export function useInstruments(): Latest<Instruments> & { readonly again: () => void } {
  return useRefreshed(useStreams().instruments);
}

/** What earns; null until first read. */
export function usePositions(): Latest<Positions> & { readonly again: () => void } {
  return useRefreshed(useStreams().positions);
}

/** Counts up whenever the ledger has gone on. */
export function useLedgerPulse(): number {
  return useStore(useStreams().pulse);
}

function useRefreshed<T>({ store, again }: Refreshed<T>) {
  return { ...useStore(store), again };
}

function useStreams(): Streams {
  const streams = use(StreamsContext);
  if (streams === null) throw new Error('Streams flow only while unlocked.');
  return streams;
}

function openStreams({ backend, patience }: House): Streams {
  const { ask } = backend;
  const balances = live(
    (signal) => ask.accounts.watchBalances(undefined, { signal }),
    backend.line,
    patience,
  );
  const refreshed = <T,>(read: () => Promise<Answer<T>>, age: number): Refreshed<T> => {
    let cancel = (): void => {};
    const again = async (): Promise<void> => {
      cancel();
      const answer = await read();
      const { value } = store.get();
      store.set(
        answer.ok ? { value: answer.value, failure: null } : { value, failure: answer.error },
      );
      if (store.followers() > 0) {
        cancel = patience.after(answer.ok ? age : AGAIN_MS, () => void again());
      }
    };
    const store = createStore<Latest<T>>({ value: null, failure: null }, (on) => {
      if (on) void again();
      else cancel();
    });
    return { store, again: () => void again() };
  };
  return {
    balances,
    tokens: refreshed<Tokens>(() => ask.swap.tokens(), LIST_AGE_MS),
    instruments: refreshed<Instruments>(() => ask.earn.instruments(), LIST_AGE_MS),
    positions: refreshed<Positions>(() => ask.earn.positions(), POSITIONS_AGE_MS),
    pulse: createStore(0),
  };
}

/**
 * Whatever was read from the ledger is stale once the ledger has gone on, and what was read of actions
 * once one of them struggles with something else.
 */
function followLedger(
  { backend, patience }: House,
  queries: QueryClient,
  { positions, pulse }: Streams,
): () => void {
  const { ask, line } = backend;
  const cursor = live((signal) => ask.ledger.watch(undefined, { signal }), line, patience);
  const troubles = live(
    (signal) => ask.actions.watchTroubles(undefined, { signal }),
    line,
    patience,
  );
  let cancel: (() => void) | null = null;
  const stale = (): void => {
    cancel ??= patience.after(BUNCH_MS, () => {
      cancel = null;
      pulse.set(pulse.get() + 1);
      if (positions.store.followers() > 0) positions.again();
      void queries.invalidateQueries({ predicate: ({ queryKey: [group] }) => group !== 'swap' });
    });
  };
  const leave = [cursor, troubles].map((store) => {
    let first = true;
    return store.follow(() => {
      if (!first) stale();
      first = false;
    });
  });
  return () => {
    cancel?.();
    for (const each of leave) each();
  };
}
