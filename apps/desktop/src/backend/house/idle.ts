import type { ClockPort, TimerPort } from '@countinghouse/core';

/** How long nobody has done anything. */
export interface Idle {
  /** A person has done something. */
  touch(): void;
  /** The limit has changed, or the machine has slept: looks at the clock anew. */
  look(): void;
  stop(): void;
}

/**
 * Calls back once when nobody has done anything for the limit (milliseconds; null: never), by the
 * clock and not by the timer, which stands still while the machine sleeps.
 */
export function watchIdle(parts: {
  readonly clock: ClockPort;
  readonly timer: TimerPort;
  readonly limitMs: () => number | null;
  readonly idle: () => void;
}): Idle {
  const { clock, timer } = parts;
  let last = clock.now();
  let callOff: (() => void) | null = null;
  let stopped = false;

  function look(): void {
    callOff?.();
    callOff = null;
    const limit = parts.limitMs();
    if (stopped || limit === null) return;
    const now = clock.now();
    // A clock set back must not keep the house open for ever.
    if (last > now) last = now;
    if (now - last >= limit) {
      stopped = true;
      parts.idle();
    } else callOff = timer.at(last + limit, look);
  }

  look();
  return {
    touch() {
      last = clock.now();
    },
    look,
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
