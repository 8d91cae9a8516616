import { useCallback, useEffect, useRef, useState } from 'react';
import type { VerifyProgress } from '../../../contract/ledger.ts';
import type { Failure } from '../../../contract/result.ts';
import { failureOf, isAnswer, RESTARTED } from '../../client/failures.ts';
import { useAsk } from '../../client/house.tsx';

export type Verdict = Extract<VerifyProgress, { kind: 'end' }>;

export type Walk =
  | { readonly state: 'not yet' }
  | { readonly state: 'walking'; readonly done: number; readonly of: number | null }
  | { readonly state: 'ended'; readonly verdict: Verdict; readonly at: number }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Walks the whole chain, telling how far it is. Leaving the screen stops listening. */
export function useVerify(): { readonly walk: Walk; readonly start: (integrity: boolean) => void } {
  const ask = useAsk();
  const [walk, setWalk] = useState<Walk>({ state: 'not yet' });
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const start = useCallback(
    (integrity: boolean) => {
      under.current?.abort();
      const over = new AbortController();
      under.current = over;
      const tell = (next: Walk): void => {
        if (!over.signal.aborted) setWalk(next);
      };
      const follow = async (): Promise<void> => {
        const stream = await ask.ledger.verify({ integrity }, { signal: over.signal });
        if (isAnswer(stream)) {
          return tell({ state: 'failed', failure: stream.ok ? RESTARTED : stream.error });
        }
        for await (const said of stream) {
          if (said.kind === 'progress') {
            tell({ state: 'walking', done: said.done, of: said.of });
          } else if (said.kind === 'end') {
            return tell({ state: 'ended', verdict: said, at: Date.now() });
          } else {
            const { message } = said;
            return tell({ state: 'failed', failure: { code: 'DISK_ERROR', message } });
          }
        }
        tell({ state: 'failed', failure: RESTARTED });
      };
      setWalk({ state: 'walking', done: 0, of: null });
      follow().catch((thrown: unknown) => tell({ state: 'failed', failure: failureOf(thrown) }));
    },
    [ask],
  );
  return { walk, start };
}
