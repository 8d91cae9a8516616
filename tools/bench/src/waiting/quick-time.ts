import type { ClockPort, TimerPort } from '@countinghouse/core';

/** How many of the runner's minutes pass in one of ours. */
const TIMES = 60;

/** Time that runs sixty times too fast, with a count of its timers. */
export interface QuickTime {
  readonly clock: ClockPort;
  readonly timer: TimerPort;
  /** The most timers that ever ran side by side. */
  mostTimers(): number;
  /** How often one went off. */
  wakes(): number;
}

export function quickTime(): QuickTime {
  const started = Date.now();
  const now = () => started + (Date.now() - started) * TIMES;
  let running = 0;
  let most = 0;
  let wakes = 0;
  return {
    clock: { now },
    timer: {
      at(moment, callback) {
        running += 1;
        most = Math.max(most, running);
        let over = false;
        const end = () => {
          if (!over) running -= 1;
          over = true;
        };
        const timer = setTimeout(
          () => {
            end();
            wakes += 1;
            callback();
          },
          Math.max(0, (moment - now()) / TIMES),
        );
        return () => {
          end();
          clearTimeout(timer);
        };
      },
    },
    mostTimers: () => most,
    wakes: () => wakes,
  };
}
