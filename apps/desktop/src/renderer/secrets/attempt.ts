import { useState } from 'react';
import type { DoorWish } from '../../contract/doors.ts';
import type { Answer, Failure } from '../../contract/result.ts';
import type { Visit } from '../client/courier.ts';
import { useCourier } from '../client/house.tsx';
import { useIsPast } from '../ui/time.tsx';

export interface Attempt {
  readonly run: (wish: DoorWish, secrets: readonly string[]) => Promise<Answer<Visit>>;
  readonly running: boolean;
  readonly failure: Failure | null;
  /** Until when the next attempt must wait; null when it need not. */
  readonly waitUntil: number | null;
  readonly forget: () => void;
}

/** Brings secrets to the signer, and keeps what came of it: never the secrets. */
export function useAttempt(): Attempt {
  const bring = useCourier();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const past = useIsPast(until);
  return {
    run: async (wish, secrets) => {
      setRunning(true);
      setFailure(null);
      const answer = await bring(wish, secrets);
      setRunning(false);
      if (!answer.ok) {
        const { retryAfterMs } = answer.error;
        setFailure(answer.error);
        setUntil(retryAfterMs === undefined ? null : Date.now() + retryAfterMs);
      }
      return answer;
    },
    running,
    failure,
    waitUntil: past ? null : until,
    forget: () => setFailure(null),
  };
}
