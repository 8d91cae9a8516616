import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceOf, NEAR, scrollHeight, scrollTopOf, TALLEST, windowAt } from './window.ts';

const ROW = 48;
const VIEW = 640;

test('a short list is scrolled as it is', () => {
  expect(scrollHeight(1_000, ROW)).toBe(48_000);
  expect(distanceOf(480, 1_000, ROW, VIEW)).toBe(480);
  expect(windowAt(480, 1_000, ROW, VIEW)).toEqual({ from: 4, to: 32, offset: -288 });
});

test('a list of a million reaches both of its ends, and the way there and back agree', () => {
  const rows = 1_000_000;
  const tall = scrollHeight(rows, ROW);
  expect(tall).toBe(TALLEST);
  expect(distanceOf(0, rows, ROW, VIEW)).toBe(0);
  expect(distanceOf(tall - VIEW, rows, ROW, VIEW)).toBeCloseTo(rows * ROW - VIEW, 3);
  expect(distanceOf(12_000_000, rows, ROW, VIEW)).toBeGreaterThan(20_000_000);
  const end = windowAt(rows * ROW - VIEW, rows, ROW, VIEW);
  expect(end.to).toBe(rows);
  expect(scrollTopOf(distanceOf(1_234_567, rows, ROW, VIEW), rows, ROW, VIEW)).toBeCloseTo(
    1_234_567,
    3,
  );
});

test('a turn of the wheel moves a million rows as far as a thousand, from either end', () => {
  const rows = 1_000_000;
  const last = scrollHeight(rows, ROW) - VIEW;
  const turn = (at: number) =>
    distanceOf(at + 120, rows, ROW, VIEW) - distanceOf(at, rows, ROW, VIEW);
  for (const at of [0, 4_800, NEAR - 120, last - NEAR, last - 120]) expect(turn(at)).toBe(120);
});

test('a longer list goes on without a step where its scale changes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400_000, max: 4_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rows, at) => {
        const scrollTop = at * (scrollHeight(rows, ROW) - VIEW);
        const distance = distanceOf(scrollTop, rows, ROW, VIEW);
        expect(scrollTopOf(distance, rows, ROW, VIEW)).toBeCloseTo(scrollTop, 3);
        expect(distanceOf(scrollTop + 1, rows, ROW, VIEW)).toBeGreaterThan(distance);
      },
    ),
    { numRuns: 200 },
  );
});

test('what is seen is drawn, and never more than a few rows beside', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rows, at) => {
        const distance = at * Math.max(0, rows * ROW - VIEW);
        const { from, to, offset } = windowAt(distance, rows, ROW, VIEW);
        expect(to - from).toBeLessThan(40);
        expect(offset).toBeLessThanOrEqual(0);
        const bottom = offset + (to - from) * ROW;
        expect(to === rows || bottom >= VIEW).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
