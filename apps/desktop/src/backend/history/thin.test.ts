import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_POINTS, thin } from './thin.ts';

const HOUR = 3_600_000;
const every = (count: number, step = HOUR) =>
  Array.from({ length: count }, (_, index) => ({ at: index * step }));

it('few points stay as they are', () => {
  expect(thin([], HOUR)).toEqual([]);
  expect(thin(every(3), HOUR)).toEqual(every(3).map((of) => ({ of, gap: false })));
});

it('a long pause is a gap, told by the point after it', () => {
  const points = [0, 1, 2, 12, 13].map((hour) => ({ at: hour * HOUR }));
  expect(thin(points, HOUR).map(({ gap }) => gap)).toEqual([false, false, false, true, false]);
});

it('a pause that the eye cannot see in many years is none', () => {
  const day = 24 * HOUR;
  const years = every(3_650, day).filter((_, index) => index % 100 > 1);
  expect(thin(years, day).some(({ gap }) => gap)).toBe(false);
});

it('some of the points, in order, with both ends, and never too many', () => {
  const pauses = fc.array(fc.integer({ min: 1, max: 50 * HOUR }), { minLength: 1, maxLength: 900 });
  fc.assert(
    fc.property(pauses, (list) => {
      let at = 0;
      const points = list.map((pause) => {
        at += pause;
        return { at };
      });
      const kept = thin(points, HOUR).map(({ of }) => of);
      expect(kept.length).toBeLessThanOrEqual(MOST_POINTS);
      expect(kept[0]).toBe(points[0]);
      expect(kept.at(-1)).toBe(points.at(-1));
      const places = kept.map((one) => points.indexOf(one));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    }),
  );
});
