/** Time as the services see it: the machine's, moved by the control. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  iso(): string;
  /** Moves this clock only; the chains are moved by whoever calls this. */
  advance(seconds: number): void;
}

export function createClock(base: () => number = Date.now): Clock {
  let offset = 0;
  const now = (): number => base() + offset;
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    advance: (seconds) => {
      offset += seconds * 1000;
    },
  };
}
