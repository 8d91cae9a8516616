import { useCallback, useRef, useState } from 'react';
import type { Answer, Failure } from '../../contract/result.ts';
import { commandIds, newCommandId } from './command-id.ts';
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
 * A procedure that changes something. The command id stays the same until the backend has answered:
 * pressing twice, or again after a lost line, does it once. Whoever wishes for something else meanwhile
 * does so under an id of its own, and is not given the answer to the first wish.
 */
export function useCommand<G extends Group, N extends Name<G>>(group: G, name: N): Command<G, N> {
  const ask = useAsk();
  const [ids] = useState(() => commandIds(newCommandId));
  const under = useRef<Promise<Answer<Value<G, N>>> | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = useCallback(
    (wish: Wish<G, N>) => {
      if (under.current !== null) return under.current;
      const commandId = ids.of(JSON.stringify(wish));
      const once = (): Promise<Answer<Value<G, N>>> =>
        askByName(ask, group, name, { ...wish, commandId });
      const work = async (): Promise<Answer<Value<G, N>>> => {
        setRunning(true);
        setFailure(null);
        let answer = await once();
        if (!answer.ok && answer.error.code === 'BACKEND_RESTARTED') answer = await once();
        if (answer.ok || answer.error.code !== 'BACKEND_RESTARTED') ids.answered();
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
