/** Time as the services see it: the machine's, moved by the control. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  iso(): string;
  /** Moves this clock only; the chains are moved by whoever calls this. */
  advance(seconds: number): void;
  /** Milliseconds it has been moved by. */
  moved(): number;
}

export function createClock(base: () => number = Date.now, moved = 0): Clock {
  let offset = moved;
  const now = (): number => base() + offset;
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    advance: (seconds) => {
      offset += seconds * 1000;
    },
    moved: () => offset,
  };
}
