import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiredSnapshots } from './retention.ts';
import { SNAPSHOT_REASONS, type Snapshot } from './snapshot-files.ts';

const snapshot = (takenAt: number, reason: Snapshot['reason']): Snapshot => ({
  path: `${takenAt}.db`,
  headerPath: `${takenAt}.header.json`,
  takenAt,
  seq: 1,
  reason,
  passphrase: 'current',
  recoveryCode: 'current',
});

test('the newest five, and those before the last three changes, always stay; the number is bounded', () => {
  const history = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 4e11 }), fc.constantFrom(...SNAPSHOT_REASONS)),
    {
      maxLength: 80,
      selector: ([time]) => time,
    },
  );
  fc.assert(
    fc.property(history, (entries) => {
      const all = entries
        .map(([time, reason]) => snapshot(time, reason))
        .sort((a, b) => b.takenAt - a.takenAt);
      const gone = new Set(expiredSnapshots(all));
      const changes = all.filter(({ reason }) => reason !== 'manual' && reason !== 'scheduled');
      for (const one of [...all.slice(0, 5), ...changes.slice(0, 3)])
        expect(gone.has(one)).toBe(false);
      expect(all.length - gone.size).toBeLessThanOrEqual(5 + 14 + 12 + 3);
      expect(expiredSnapshots(all.filter((one) => !gone.has(one)))).toEqual([]);
    }),
    { numRuns: 100, seed: 11 },
  );
});

test('a year of daily snapshots keeps days and months', () => {
  const day = 86_400_000;
  const all = Array.from({ length: 365 }, (_, index) =>
    snapshot((20_000 - index) * day, 'scheduled'),
  );
  const kept = all.length - expiredSnapshots(all).length;
  expect(kept).toBeGreaterThanOrEqual(24);
  expect(kept).toBeLessThanOrEqual(27);
});
