import type { Time } from '../system.ts';

/** A clock and a timer that only a test moves. */
export interface HandTime extends Time {
  /** Moves the clock, and calls back whoever is due by then. */
  ahead(ms: number): void;
}

export function handTime(start = 1_700_000_000_000): HandTime {
  let now = start;
  const due = new Set<{ readonly moment: number; readonly callback: () => void }>();
  return {
    clock: { now: () => now },
    timer: {
      at(moment, callback) {
        const entry = { moment, callback };
        due.add(entry);
        return () => void due.delete(entry);
      },
    },
    ahead(ms) {
      now += ms;
      for (const entry of [...due]) {
        if (entry.moment > now || !due.delete(entry)) continue;
        entry.callback();
      }
    },
  };
}
