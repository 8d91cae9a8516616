import type { PositionHistory, TotalHistory } from '../../../contract/history.ts';
import { ago } from './time.ts';

const HOUR = 60;

/** So many notes, one an hour, that wander upwards from a whole number of units. */
function wander(count: number, from: number, step: number, last = 0) {
  return Array.from({ length: count }, (_, index) => ({
    at: ago((count - 1 - index) * HOUR + last),
    units: String(Math.round(from + step * index + step * 6 * Math.sin(index / 5))),
    gap: false,
  }));
}

const TOTALS = wander(180, 2_105_310, 760).map(({ at, units, gap }) => ({ at, cents: units, gap }));

export const TOTAL_PAST: TotalHistory = { points: TOTALS };

/** The house was shut for two nights, and once opened for an hour only. */
export const TOTAL_BROKEN: TotalHistory = {
  points: TOTALS.filter((_, index) => index < 60 || index === 84 || index > 110).map(
    (point, index) => ({ ...point, gap: index === 60 || index === 61 }),
  ),
};

export const TOTAL_ONCE: TotalHistory = { points: TOTALS.slice(-1) };

export const POSITION_PAST: PositionHistory = { points: wander(180, 811_000_000, 5_600) };
