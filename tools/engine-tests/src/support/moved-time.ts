import type { Time } from '@countinghouse/desktop/backend';

/**
 * The machine's time, moved by a test. The signer process keeps the machine's: what is to be signed
 * must be approved while the two agree.
 */
export interface MovedTime extends Time {
  /** Negative: back. */
  ahead(milliseconds: number): void;
}

export function movedTime(): MovedTime {
  let offset = 0;
  const now = () => Date.now() + offset;
  return {
    clock: { now },
    timer: {
      at(moment, callback) {
        const timer = setTimeout(callback, Math.max(0, moment - now()));
        timer.unref();
        return () => clearTimeout(timer);
      },
    },
    ahead(milliseconds) {
      offset += milliseconds;
    },
  };
}
