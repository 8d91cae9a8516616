import { type ClockPort, err, ok, type RandomPort, type Result } from '@countinghouse/core';

/** A clock that can also call back, so that tests need no sleeping. */
export interface HttpClock extends ClockPort {
  /** Calls `run` once after `ms` milliseconds; the answer takes that back. */
  after(ms: number, run: () => void): () => void;
}

/** Everything of the outside that the HTTP client touches. */
export interface HttpWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: HttpClock;
  readonly random: RandomPort;
}

/** The real outside, for a composition root. Nothing else in this package reaches for a global. */
export function systemWorld(): HttpWorld {
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: {
      now: () => Date.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  };
}

/** Resolves after `ms`, or with an error as soon as `signal` is aborted. */
export function pause(
  clock: HttpClock,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<Result<void, 'ABORTED'>> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(err('ABORTED'));
    const onAbort = () => {
      cancel();
      resolve(err('ABORTED'));
    };
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve(ok(undefined));
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
