import type { OpenHouse } from '../open-house.ts';
import type { Time } from '../system.ts';
import { type Idle, watchIdle } from './idle.ts';

/** An unlocked stretch of time. Whatever was begun in it ends with it. */
export interface UnlockedSession {
  readonly house: OpenHouse;
  readonly ended: AbortSignal;
}

/** At most one session at a time, and how long nobody has done anything in it. */
export interface Sessions {
  current(): UnlockedSession | null;
  begin(house: OpenHouse): void;
  /** True if there was one to end. */
  end(): boolean;
  touch(): void;
  /** The limit may have changed, or the machine may have slept. */
  look(): void;
}

export function createSessions(options: {
  readonly time: Time;
  readonly limitMs: () => number | null;
  readonly idle: () => void;
}): Sessions {
  let current: { readonly session: UnlockedSession; end(): void; readonly idle: Idle } | null =
    null;

  function end(): boolean {
    const last = current;
    current = null;
    last?.idle.stop();
    last?.end();
    return last !== null;
  }

  return {
    current: () => current?.session ?? null,
    begin(house) {
      end();
      const ends = new AbortController();
      const { time, limitMs, idle } = options;
      current = {
        session: { house, ended: ends.signal },
        end: () => ends.abort(),
        idle: watchIdle({ ...time, limitMs, idle }),
      };
    },
    end,
    touch: () => current?.idle.touch(),
    look: () => current?.idle.look(),
  };
}
