import { hash } from 'node:crypto';
import type { Fixture } from '../fixture/fixture.ts';
import { openWith } from '../fixture/profile.ts';
import { openRaw } from '../fixture/raw.ts';
import { type Figure, figure } from '../measure/figure.ts';
import { interleave, milliseconds } from '../measure/rounds.ts';
import type { Scale } from '../scale.ts';
import { must } from '../support/must.ts';

/**
 * Checking the whole chain, from starting the worker to its answer, against hashing the same events
 * as they lie in memory: for each the hash of its bytes, then the hash of that and the hash before.
 */
export async function benchVerify(scale: Scale, large: Fixture): Promise<readonly Figure[]> {
  const ledger = await openWith(large.directory, large.keys);
  const events = eventBytes(large);
  const megabytes = events.reduce((sum, { length }) => sum + length, 0) / 1e6;
  try {
    const rounds = await interleave(scale.verifyRounds, {
      baseline: async () => (megabytes / (await milliseconds(() => hashChain(events)))) * 1_000,
      subject: async () => {
        const taken = await milliseconds(async () => {
          const report = must(await ledger.verify());
          if (!report.ok || report.events !== events.length)
            throw new Error('The chain is broken.');
        });
        return (megabytes / taken) * 1_000;
      },
    });
    return [
      figure(
        {
          name: `verifying ${large.size.toLocaleString('en')} events`,
          unit: 'MB/s',
          limit: { bound: 'at least', ratio: 0.4 },
          baseline: 'hashing the same bytes in memory',
          subject: 'ledger.verify(): read, decrypt, hash, compare',
        },
        rounds,
      ),
    ];
  } finally {
    await ledger.close();
  }
}

function hashChain(events: readonly Buffer[]): Uint8Array {
  const link = Buffer.alloc(64);
  for (const bytes of events) {
    hash('sha256', bytes, 'buffer').copy(link, 32);
    hash('sha256', link, 'buffer').copy(link, 0);
  }
  return link;
}

function eventBytes({ database, keys, format }: Fixture): readonly Buffer[] {
  const db = openRaw(database, keys.ledgerKey, format);
  try {
    const rows = db.prepare('SELECT bytes FROM events ORDER BY seq').pluck().all();
    return rows.map((bytes) => {
      if (!Buffer.isBuffer(bytes)) throw new Error('An event of the fixture is not bytes.');
      return bytes;
    });
  } finally {
    db.close();
  }
}
