import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Balances } from '../../contract/accounts.ts';
import type { Token } from '../../contract/swap.ts';
import { type House, useHouseItself } from './house.tsx';
import { type Latest, live } from './live.ts';
import { createStore, type Store, useStore } from './store.ts';

export interface Tokens {
  readonly at: number;
  readonly list: readonly Token[];
}

interface Streams {
  readonly balances: Store<Latest<Balances>>;
  readonly tokens: Store<Latest<Tokens>>;
  readonly refreshTokens: () => void;
}

const TOKENS_AGE_MS = 5 * 60_000;
const TOKENS_AGAIN_MS = 3_000;
/** Events come in bunches; the screen reads once for a bunch. */
const BUNCH_MS = 120;

const StreamsContext = createContext<Streams | null>(null);

/** What flows while unlocked. None of it is in the query cache. */
export function StreamsProvider({ children }: { children: ReactNode }) {
  const house = useHouseItself();
  const queries = useQueryClient();
  const [streams] = useState(() => openStreams(house));
  useEffect(() => followLedger(house, queries), [house, queries]);
  return <StreamsContext value={streams}>{children}</StreamsContext>;
}

/** Balances of all accounts; null until first read. */
export function useBalances(): Latest<Balances> {
  return useStore(useStreams().balances);
}

/** The tokens one can swap; null until first read. */
export function useTokens(): Latest<Tokens> & { readonly again: () => void } {
  const { tokens, refreshTokens } = useStreams();
  return { ...useStore(tokens), again: refreshTokens };
}

function useStreams(): Streams {
  const streams = use(StreamsContext);
  if (streams === null) throw new Error('Streams flow only while unlocked.');
  return streams;
}

function openStreams({ backend, patience }: House): Streams {
  const balances = live(
    (signal) => backend.ask.accounts.watchBalances(undefined, { signal }),
    backend.line,
    patience,
  );
  let cancel = (): void => {};
  const read = async (): Promise<void> => {
    cancel();
    const answer = await backend.ask.swap.tokens();
    const { value } = tokens.get();
    tokens.set(
      answer.ok ? { value: answer.value, failure: null } : { value, failure: answer.error },
    );
    if (tokens.followers() > 0) {
      cancel = patience.after(answer.ok ? TOKENS_AGE_MS : TOKENS_AGAIN_MS, () => void read());
    }
  };
  const tokens = createStore<Latest<Tokens>>({ value: null, failure: null }, (on) => {
    if (on) void read();
    else cancel();
  });
  return { balances, tokens, refreshTokens: () => void read() };
}

/**
 * Whatever was read from the ledger is stale once the ledger has gone on, and what was read of actions
 * once one of them struggles with something else.
 */
function followLedger({ backend, patience }: House, queries: QueryClient): () => void {
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
