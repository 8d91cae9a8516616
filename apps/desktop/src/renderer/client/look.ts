import { useEffect, useState } from 'react';
import type { Failure } from '../../contract/result.ts';
import { useAsk, useHouseItself } from './house.tsx';
import { askByName, type Group, type Input, type Name, type Value } from './procedures.ts';
import type { Reading } from './read.ts';
import { useLedgerPulse } from './streams.tsx';

export interface LookOptions {
  /** False: not yet. */
  readonly when?: boolean;
  /** Looks again by itself after so long; never unless said. */
  readonly every?: number;
}

interface Seen<T> {
  readonly key: string;
  readonly value: { readonly is: T } | null;
  readonly failure: Failure | null;
}

/**
 * Looks at something outside the ledger: a chain, a service. What is seen lives in the component that
 * looks, never in the query cache, and is looked at anew when the ledger has gone on.
 */
export function useLook<G extends Group, N extends Name<G>>(
  group: G,
  name: N,
  input: Input<G, N>,
  { when = true, every }: LookOptions = {},
): Reading<Value<G, N>> {
  const ask = useAsk();
  const { patience } = useHouseItself();
  const pulse = useLedgerPulse();
  const [turn, setTurn] = useState(0);
  const [seen, setSeen] = useState<Seen<Value<G, N>> | null>(null);
  const key = JSON.stringify([group, name, input ?? null]);
  useEffect(() => {
    if (!when) return;
    const left = new AbortController();
    let cancel = (): void => {};
    const look = async (): Promise<void> => {
      const answer = await askByName(ask, group, name, input, left.signal);
      if (left.signal.aborted) return;
      setSeen((before) =>
        answer.ok
          ? { key, value: { is: answer.value }, failure: null }
          : { key, value: before?.key === key ? before.value : null, failure: answer.error },
      );
      if (every !== undefined) cancel = patience.after(every, () => void look());
    };
    void look();
    return () => {
      left.abort();
      cancel();
    };
  }, [ask, patience, key, pulse, turn, when, every]);
  const again = (): void => setTurn((count) => count + 1);
  if (seen === null || seen.key !== key) return { state: 'loading' };
  const { value, failure } = seen;
  if (value !== null) return { state: 'full', value: value.is, failure, again };
  return failure === null ? { state: 'loading' } : { state: 'failed', failure, again };
}
