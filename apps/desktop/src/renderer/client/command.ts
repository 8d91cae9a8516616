import { useCallback, useRef, useState } from 'react';
import type { Answer, Failure } from '../../contract/result.ts';
import { newCommandId } from './command-id.ts';
import { useAsk } from './house.tsx';
import { askByName, type Group, type Name, type Value, type Wish } from './procedures.ts';

export interface Command<G extends Group, N extends Name<G>> {
  /** Does it. Repeated by itself once after a restart of the backend, under the same id. */
  readonly run: (wish: Wish<G, N>) => Promise<Answer<Value<G, N>>>;
  readonly running: boolean;
  /** Why it did not work, until the next try. */
  readonly failure: Failure | null;
  readonly forget: () => void;
}

/**
 * A procedure that changes something. The command id is made when the component appears and stays the
 * same until the backend has answered: pressing twice, or again after a lost line, does it once.
 */
export function useCommand<G extends Group, N extends Name<G>>(group: G, name: N): Command<G, N> {
  const ask = useAsk();
  const id = useRef(newCommandId());
  const under = useRef<Promise<Answer<Value<G, N>>> | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(
    (wish: Wish<G, N>) => {
      if (under.current !== null) return under.current;
      const once = (): Promise<Answer<Value<G, N>>> =>
        askByName(ask, group, name, { ...wish, commandId: id.current });
      const work = async (): Promise<Answer<Value<G, N>>> => {
        setRunning(true);
        setFailure(null);
        let answer = await once();
        if (!answer.ok && answer.error.code === 'BACKEND_RESTARTED') answer = await once();
        if (answer.ok || answer.error.code !== 'BACKEND_RESTARTED') id.current = newCommandId();
        if (!answer.ok) setFailure(answer.error);
        setRunning(false);
        under.current = null;
        return answer;
      };
      under.current = work();
      return under.current;
    },
    [ask, group, name],
  );
  return { run, running, failure, forget: useCallback(() => setFailure(null), []) };
}
