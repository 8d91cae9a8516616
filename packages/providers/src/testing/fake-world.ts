import type { HttpClock, HttpWorld } from '../http/world.ts';

/** A clock that stands still until told otherwise. */
export interface FakeClock extends HttpClock {
  /** Moves on by `ms`, calling whatever falls due, in order. */
  advance(ms: number): void;
  /** Delays asked for so far and neither called nor taken back, shortest first. */
  pending(): readonly number[];
}

export const START = Date.UTC(2026, 10, 22, 12, 0, 0);

export function fakeClock(start = START): FakeClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const next = () => [...timers].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      // No waiting at all needs nobody to move the clock.
      if (ms === 0) queueMicrotask(() => timers.delete(timer) && run());
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let timer = next(); timer !== undefined && timer.at <= end; timer = next()) {
        now = Math.max(now, timer.at);
        timers.delete(timer);
        timer.run();
      }
      now = end;
    },
    pending: () => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
  };
}

/** Bytes of one value: 0 takes the jitter out of retries. */
export function steadyRandom(byte = 0): HttpWorld['random'] {
  return { bytes: (length) => new Uint8Array(length).fill(byte) };
}

/** A world with a fake clock over the given `fetch`, the real one by default (for loopback). */
export function fakeWorld(
  fetch: HttpWorld['fetch'] = globalThis.fetch,
): HttpWorld & { readonly clock: FakeClock } {
  return { fetch, clock: fakeClock(), random: steadyRandom() };
}

/** Lets everything that waits for nothing but its turn take it. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}
