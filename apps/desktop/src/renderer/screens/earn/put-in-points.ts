import type { Positions, PutIn } from '../../../contract/earn.ts';
import type { Point } from './plot-shape.ts';
import { isSaid } from './worth.ts';

/** Steps through what was put in, up to now, and at the end what it is worth. */
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
  const now = positions.list.reduce(
    (sum, one) =>
      sum + (one.worth === null || isSaid(one) ? 0 : whole(one.worth.units, one.worth.decimals)),
    0,
  );
  return [...steps, { at: positions.at - 1, value: last.value }, { at: positions.at, value: now }];
}
