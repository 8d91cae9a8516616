import type { Instant, JsonObject, LedgerFailure, Result } from '@countinghouse/core';
import { err, ok } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { NOTED, type Note, notesIn } from './note.ts';
import { dailyStream, dayOf, hourlyStream, hourOf } from './streams.ts';

const MOST_TRIES = 5;

interface Before {
  readonly daily: { readonly length: number; readonly last: Instant | null };
  readonly hourly: { readonly length: number; readonly last: Instant | null };
}

/** Whether nothing was noted in this hour, and nothing later, by what the ledger says. */
export async function isDue(ledger: Ledger, now: Instant): Promise<boolean> {
  return isLater(await before(ledger, now), now);
}

/**
 * Writes a note down, unless its hour has one or a later one is there; answers whether it did. Decided
 * by the ledger alone, so that neither a restart nor two who note at once make it two.
 */
export async function recordNote(
  ledger: Ledger,
  note: Note,
): Promise<Result<boolean, LedgerFailure>> {
  for (let tries = 1; ; tries += 1) {
    const there = await before(ledger, note.at);
    if (!isLater(there, note.at)) return ok(false);
    const { last } = there.daily;
    const isFirstOfDay = last === null || dayOf(last) < dayOf(note.at);
    const written = await ledger.append({
      stream: isFirstOfDay ? dailyStream(note.at) : hourlyStream(note.at),
      expectedLength: (isFirstOfDay ? there.daily : there.hourly).length,
      events: [{ type: NOTED, version: 1, data: { ...note } as unknown as JsonObject }],
      rows: {},
    });
    if (written.ok) return ok(true);
    if (written.error.code !== 'STREAM_MOVED' || tries >= MOST_TRIES) return err(written.error);
  }
}

async function before(ledger: Ledger, at: Instant): Promise<Before> {
  const read = async (stream: string) => {
    const events = await ledger.readStream(stream);
    const moments = notesIn(events).map((note) => note.at);
    return { length: events.length, last: moments.length === 0 ? null : Math.max(...moments) };
  };
  return { daily: await read(dailyStream(at)), hourly: await read(hourlyStream(at)) };
}

function isLater({ daily, hourly }: Before, at: Instant): boolean {
  return [daily.last, hourly.last].every((last) => last === null || hourOf(last) < hourOf(at));
}
