import type { Snapshot } from './snapshot-files.ts';

const NEWEST = 5;
const DAYS = 14;
const MONTHS = 12;
const BEFORE_CHANGES = 3;
const DAY_MS = 86_400_000;

/**
 * The snapshots that may go: all but the newest five, the last of each of fourteen days and of
 * twelve months, and the last three taken before a migration, a rotation or a restore. The newest
 * of all is always kept.
 *
 * @param snapshots newest first.
 */
export function expiredSnapshots(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const keep = new Set<Snapshot>(snapshots.slice(0, NEWEST));
  keepFirstOfEach(snapshots, keep, DAYS, (one) => Math.floor(one.takenAt / DAY_MS));
  keepFirstOfEach(snapshots, keep, MONTHS, (one) => {
    const date = new Date(Math.min(one.takenAt, 8.64e15));
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  });
  const beforeChanges = snapshots.filter(
    ({ reason }) => reason !== 'manual' && reason !== 'scheduled',
  );
  for (const one of beforeChanges.slice(0, BEFORE_CHANGES)) keep.add(one);
  return snapshots.filter((one) => !keep.has(one));
}

function keepFirstOfEach(
  snapshots: readonly Snapshot[],
  keep: Set<Snapshot>,
  most: number,
  period: (snapshot: Snapshot) => number,
): void {
  const seen = new Set<number>();
  for (const one of snapshots) {
    const key = period(one);
    if (seen.has(key) || seen.size >= most) continue;
    seen.add(key);
    keep.add(one);
  }
}
