import type { ClockPort, Instant } from '../ports/clock.ts';

/** Where every simulated world begins: a fixed moment, so that no run depends on the real clock. */
export const SIMULATION_START: Instant = Date.UTC(2030, 0, 1);

/** A clock that stands still until somebody moves it, with the things that happen as it passes. */
export interface SimClock extends ClockPort {
  /** Runs `event` when the clock reaches `instant`; a moment already past happens at the next move. */
  at(instant: Instant, event: () => void): void;
  advance(milliseconds: number): void;
  /** Moves forward to `instant`, letting every event on the way happen at its own time. */
  advanceTo(instant: Instant): void;
  /** When the next event happens; null when the world is at rest. */
  nextEventAt(): Instant | null;
}

interface Waiting {
  readonly at: Instant;
  readonly event: () => void;
}

/** A virtual clock beginning at `start`. Events due at the same moment happen in the order they were set. */
export function createSimClock(start: Instant = SIMULATION_START): SimClock {
  let now = start;
  const waiting: Waiting[] = [];

  const advanceTo = (instant: Instant): void => {
    for (let next = waiting[0]; next !== undefined && next.at <= instant; next = waiting[0]) {
      waiting.shift();
      now = Math.max(now, next.at);
      next.event();
    }
    now = Math.max(now, instant);
  };

  return {
    now: () => now,
    at(instant, event) {
      let index = waiting.length;
      while (index > 0 && (waiting[index - 1]?.at ?? 0) > instant) index -= 1;
      waiting.splice(index, 0, { at: instant, event });
    },
    advance: (milliseconds) => advanceTo(now + milliseconds),
    advanceTo,
    nextEventAt: () => waiting[0]?.at ?? null,
  };
}
