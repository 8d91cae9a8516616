import type { Positions, PutIn } from '../../../contract/earn.ts';
import type { Point } from './plot-shape.ts';
import { isAllRead } from './worth.ts';

/** Steps through what was put in, up to now, and at the end what it is worth, where that was all read. */
export function putInPoints({ points }: PutIn, positions: Positions): readonly Point[] {
  const whole = (units: string, decimals: number) => Number(units) / 10 ** decimals;
  const steps: Point[] = [];
  for (const { at, usdc } of points) {
    const before = steps.at(-1);
    if (before !== undefined) steps.push({ at, value: before.value });
    steps.push({ at, value: whole(usdc.units, usdc.decimals) });
  }
  const last = steps.at(-1);
  if (last === undefined || positions.at <= last.at) return [];
  const still = { at: positions.at - 1, value: last.value };
  // A sum that leaves something out would look like a loss.
  if (!isAllRead(positions)) return [...steps, still];
  const now = positions.list.reduce(
    (sum, { worth }) => sum + (worth === null ? 0 : whole(worth.units, worth.decimals)),
    0,
  );
  return [...steps, still, { at: positions.at, value: now }];
}
