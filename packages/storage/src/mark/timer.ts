import type { ClockPort, TimerPort } from '@countinghouse/core';

/** Timers that go by a clock. None keeps a process alive: closing the ledger does what was due. */
export function timerOf(clock: ClockPort): TimerPort {
  return {
    at(moment, callback) {
      const timer = setTimeout(callback, Math.max(0, moment - clock.now()));
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
