import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import type { Failure } from '../../contract/result.ts';
import { failureOf, Refused } from './failures.ts';
import { useAsk } from './house.tsx';
import { askByName, type Group, type Input, type Name, type Value } from './procedures.ts';

/** Something read, in the states a screen must show. `full` may carry the failure of a later reading. */
export type Reading<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly again: () => void }
  | {
      readonly state: 'full';
      readonly value: T;
      readonly failure: Failure | null;
      readonly again: () => void;
    };

export interface ReadOptions {
  /** False: not yet. */
  readonly when?: boolean;
  /** Keep showing the answer to the last input while the next is on its way. */
  readonly keep?: boolean;
}

/** A cache of ledger reads: nothing in it grows old by itself, only by the ledger going on. */
export function createReadCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => count < 3 && failureOf(error).code === 'BACKEND_RESTARTED',
        retryDelay: 300,
      },
    },
  });
}

/**
 * Reads through the cache; read anew whenever the ledger has gone on. Only for procedures that read the
 * ledger, and for dry quotes: never for anything secret.
 */
export function useRead<G extends Group, N extends Name<G>>(
  group: G,
  name: N,
  input: Input<G, N>,
  { when = true, keep = false }: ReadOptions = {},
): Reading<Value<G, N>> {
  const ask = useAsk();
  const query = useQuery<Box<Value<G, N>>, Error>({
    queryKey: [group, name, input],
    enabled: when,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    queryFn: async ({ signal }) => {
      const answer = await askByName(ask, group, name, input, signal);
      if (!answer.ok) throw new Refused(answer.error);
      return { value: answer.value };
    },
  });
  const again = (): void => void query.refetch();
  const failure = query.error === null ? null : failureOf(query.error);
  if (query.data !== undefined) return { state: 'full', value: query.data.value, failure, again };
  return failure === null ? { state: 'loading' } : { state: 'failed', failure, again };
}

/** Around every value, since the cache takes `undefined` for "nothing yet". */
interface Box<T> {
  readonly value: T;
}
