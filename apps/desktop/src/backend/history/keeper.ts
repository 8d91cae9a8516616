import type { Instant } from '@countinghouse/core';
import { ofThrown } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Time } from '../system.ts';
import { isDue, recordNote } from './record.ts';
import { hourOf } from './streams.ts';
import { takeNote } from './take.ts';

const HOUR_MS = 3_600_000;
/** Somebody who has just come wants to see other things read first. */
const FIRST_MS = 60_000;
/** Where not everything could be read. */
const AGAIN_MS = 10 * 60_000;

/** Notes what everything comes to once in every hour in which the house is open. Answers how to stop. */
export function keepHistory(
  house: OpenHouse,
  { clock, timer }: Time,
  report: (error: unknown) => void,
): () => void {
  let stopped = false;
  let cancel = (): void => {};
  const wait = (until: Instant): void => {
    if (stopped) return;
    cancel = timer.at(until, () => {
      noteNow(house)
        .catch((error: unknown) => {
          // The ledger may have closed while something was being read.
          if (!stopped && ofThrown(error) === null) report(error);
          return false;
        })
        .then((noted) => {
          const now = clock.now();
          wait(noted ? (hourOf(now) + 1) * HOUR_MS : now + AGAIN_MS);
        });
    });
  };
  wait(clock.now() + FIRST_MS);
  return () => {
    stopped = true;
    cancel();
  };
}

/** Whether this hour has its note: nobody is asked anything where it had one. */
export async function noteNow(house: OpenHouse): Promise<boolean> {
  const { ledger, clock } = house;
  // Nothing of its own accord is written to a ledger that nobody has looked at yet.
  if (ledger.mode() === 'recovered') return false;
  if (!(await isDue(ledger, clock.now()))) return true;
  const note = await takeNote(house);
  if (note === null) return false;
  const written = await recordNote(ledger, note);
  return written.ok;
}
