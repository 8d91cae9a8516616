import { join } from 'node:path';
import { type Format, makeProfile, openWith } from '../fixture/profile.ts';
import { openPlain } from '../fixture/raw.ts';
import { recordSwap, type Story } from '../fixture/swap-story.ts';
import { type Figure, figure } from '../measure/figure.ts';
import { interleave } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';
import { inFreshFolder } from '../support/folders.ts';
import { must } from '../support/must.ts';

/**
 * Durable appends, as the engine writes them in a whole swap, against one plain insert of the same
 * event each. Means, not medians: an append now and then takes waiting texts into the index or folds
 * the log into the file, and that belongs to its price.
 */
export async function benchAppend(scale: Scale): Promise<readonly Figure[]> {
  const story = await recordSwap();
  const rounds = await inFreshFolder(async (folder) => {
    const subject = await ledgerWriter(join(folder, 'profile'), story, scale.format);
    const baseline = plainWriter(join(folder, 'plain.db'), story);
    try {
      return await interleave(scale.appendRounds, {
        baseline: () => baseline.swaps(scale.appendSwaps),
        subject: () => subject.swaps(scale.appendSwaps),
      });
    } finally {
      baseline.close();
      await subject.close();
    }
  });
  return [
    figure(
      {
        name: 'a durable append (mean)',
        unit: 'ms',
        limit: { bound: 'at most', ratio: 3 },
        baseline: 'one plain INSERT, WAL, synchronous = FULL',
        subject: 'ledger.append: events, projections, full text',
      },
      rounds,
    ),
  ];
}

async function ledgerWriter(directory: string, story: Story, format: Format) {
  const ledger = await openWith(directory, await makeProfile(directory, format));
  let told = 0;
  return {
    async swaps(count: number): Promise<number> {
      const batches = Array.from({ length: count }, () => story.retold(told++)).flat();
      const start = performance.now();
      for (const batch of batches) must(await ledger.append(batch));
      return (performance.now() - start) / batches.length;
    },
    close: () => ledger.close(),
  };
}

/** One row a batch: the bytes of its first event and two hashes, as the ledger's own table has them. */
function plainWriter(path: string, story: Story) {
  const db = openPlain(path);
  db.exec(
    'CREATE TABLE events (seq INTEGER PRIMARY KEY, bytes BLOB, previous_hash BLOB, hash BLOB)',
  );
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
  const hash = Buffer.alloc(32, 7);
  let seq = 0;
  return {
    swaps(count: number): number {
      const batches = Array.from({ length: count }, () => story.batches).flat();
      const rows = batches.map(({ stream, events: [event] }) =>
        Buffer.from(JSON.stringify({ stream, at: Date.now(), ...event }), 'utf8'),
      );
      const start = performance.now();
      for (const bytes of rows) insert.run(++seq, bytes, hash, hash);
      return (performance.now() - start) / rows.length;
    },
    close: () => void db.close(),
  };
}
