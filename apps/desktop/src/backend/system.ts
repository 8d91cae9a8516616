import { randomBytes } from 'node:crypto';
import type { ClockPort, RandomPort, TimerPort } from '@countinghouse/core';

export const systemClock: ClockPort = { now: () => Date.now() };

export const systemRandom: RandomPort = {
  bytes: (length) => Uint8Array.from(randomBytes(length)),
};

/** A clock and the timer that goes by it. */
export interface Time {
  readonly clock: ClockPort;
  readonly timer: TimerPort;
}

/** The one timer. It does not keep a process alive: what is due is still due at the next start. */
export const systemTimer: TimerPort = {
  at(moment, callback) {
    const timer = setTimeout(callback, Math.max(0, moment - Date.now()));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export const systemTime: Time = { clock: systemClock, timer: systemTimer };
