import { createReadStream } from 'node:fs';
import type { Fixture } from '../fixture/fixture.ts';
import { openWith } from '../fixture/profile.ts';
import { openPlain } from '../fixture/raw.ts';
import { type Figure, figure } from '../measure/figure.ts';
import { interleave } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';
import { drawPlaces, type Place } from './places.ts';

const ROWS = 50;

/**
 * Pages from anywhere in the history, so that nearly every one has to be read and decrypted anew.
 * The baseline asks an unencrypted database, with the same rows, index and cache, for the same page,
 * and hands over the same objects. It is told what the ledger finds out by itself: that all actions
 * of that page have ended.
 */
export async function benchPage(scale: Scale, large: Fixture): Promise<readonly Figure[]> {
  // The system's cache holds both files: a disk that answers slowly would hide what decrypting costs.
  await readThrough(large.database);
  await readThrough(large.plain);
  const ledger = await openWith(large.directory, large.keys);
  const plain = openPlain(large.plain);
  const statement = plain.prepare(
    `SELECT * FROM actions WHERE open = 0 AND (created_at, id) < (?, ?)
     ORDER BY created_at DESC, id DESC LIMIT ${ROWS}`,
  );
  const draw = drawPlaces(large.size, scale.pages, ROWS);
  try {
    const rounds = await interleave(scale.pageRounds, {
      baseline: () => mean(draw(), ({ createdAt, id }) => statement.all(createdAt, id).map(asRow)),
      subject: () => mean(draw(), (before) => ledger.listActions({ before, limit: ROWS })),
    });
    return [
      figure(
        {
          name: `a page of ${ROWS} out of ${large.size.toLocaleString('en')} (mean)`,
          unit: 'ms',
          limit: { bound: 'at most', ratio: 2 },
          baseline: 'the same page of a plain database, made into the same objects',
          subject: 'ledger.listActions before a place drawn by lot',
        },
        rounds,
      ),
    ];
  } finally {
    plain.close();
    await ledger.close();
  }
}

async function readThrough(path: string): Promise<void> {
  for await (const _ of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 }));
}

/** As storage makes an action of a row, with no more checks than it has. */
function asRow(row: unknown) {
  const one = row as Record<string, unknown> & { readonly summary: string };
  return {
    id: one.id,
    kind: one.kind,
    definitionVersion: one.definition_version,
    status: one.status,
    sentence: one.sentence,
    waitingFor: one.waiting_for,
    open: one.open === 1,
    createdAt: one.created_at,
    updatedAt: one.updated_at,
    nextAt: one.next_at,
    summary: JSON.parse(one.summary) as unknown,
  };
}

async function mean(
  places: readonly Place[],
  page: (place: Place) => readonly unknown[] | Promise<readonly unknown[]>,
): Promise<number> {
  const start = performance.now();
  for (const place of places) {
    const rows = await page(place);
    if (rows.length !== ROWS) throw new Error(`A page came with ${rows.length} rows.`);
  }
  return (performance.now() - start) / places.length;
}
