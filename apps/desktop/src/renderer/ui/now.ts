import { useSyncExternalStore } from 'react';

type Every = 'second' | 'minute';

const MS: Readonly<Record<Every, number>> = { second: 1_000, minute: 20_000 };

function ticker(every: number) {
  const followers = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | null = null;
  return {
    get: (): number => now,
    follow: (changed: () => void): (() => void) => {
      if (followers.size === 0) {
        now = Date.now();
        timer = setInterval(() => {
          now = Date.now();
          for (const each of [...followers]) each();
        }, every);
      }
      followers.add(changed);
      return () => {
        followers.delete(changed);
        if (followers.size === 0 && timer !== null) clearInterval(timer);
      };
    },
  };
}

const TICKERS = { second: ticker(MS.second), minute: ticker(MS.minute) };

/** The time, ticking: one clock for all that look at it. */
export function useNow(every: Every): number {
  return useSyncExternalStore(TICKERS[every].follow, TICKERS[every].get);
}
