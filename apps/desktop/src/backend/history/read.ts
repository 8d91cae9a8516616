import type { Instant } from '@countinghouse/core';
import type { HistoryDays } from '../../contract/history.ts';
import type { OpenHouse } from '../open-house.ts';
import { type Note, notesIn } from './note.ts';
import { dailyStream, hourlyStream, streamsBetween } from './streams.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Up to here every note is read; for longer the first of each day. */
const MOST_HOURLY_DAYS = 31;

export interface Notes {
  /** In order of time. */
  readonly list: readonly Note[];
  /** The pause between two of them while the house is open, milliseconds. */
  readonly step: number;
}

/** The notes of the last days, or all there are; of long times one for each day, and the newest. */
export async function readNotes(
  { ledger, clock, profile }: Pick<OpenHouse, 'ledger' | 'clock' | 'profile'>,
  days: HistoryDays,
): Promise<Notes> {
  const now = clock.now();
  const from = days === null ? Math.min(profile.createdAt, now) : now - days * DAY_MS;
  const everyHour = now - from <= MOST_HOURLY_DAYS * DAY_MS;
  const streams = [
    ...streamsBetween(dailyStream, from, now),
    ...(everyHour ? streamsBetween(hourlyStream, from, now) : [hourlyStream(now)]),
  ];
  const found: Note[] = [];
  for (const stream of streams) {
    const notes = notesIn(await ledger.readStream(stream));
    const newest = notes.at(-1);
    if (everyHour || !isMonth(stream)) found.push(...notes);
    else if (newest !== undefined) found.push(newest);
  }
  const list = found.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at);
  return { list, step: everyHour ? HOUR_MS : DAY_MS };
}

function isMonth(stream: string): boolean {
  return /-\d\d$/.test(stream);
}

/** What a position was worth in each note, from the first in which it was held. */
export function positionIn(
  notes: readonly Note[],
  account: string,
  instrument: string,
): readonly { readonly at: Instant; readonly units: string }[] {
  const all = notes.map(({ at, positions }) => {
    const units = positions
      .filter((one) => one.account === account && one.instrument === instrument)
      .reduce((sum, { assets }) => sum + BigInt(assets), 0n);
    return { at, units: units.toString() };
  });
  const first = all.findIndex(({ units }) => units !== '0');
  return first === -1 ? [] : all.slice(first);
}
