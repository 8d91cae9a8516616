import { expect, test } from 'vitest';
import { labelsOf, shapeOf } from './plot-shape.ts';

const BOX = { width: 100, height: 50 };

test('a line from left to right, the highest at the top', () => {
  const shape = shapeOf(
    [
      { at: 0, value: 4 },
      { at: 5, value: 8 },
      { at: 10, value: 6 },
    ],
    BOX,
  );
  expect(shape?.path).toBe('M0 50L50 0L100 25');
  expect(shape).toMatchObject({ low: 4, high: 8, last: { x: 100, y: 25, value: 6 } });
});

test('what hardly moves is drawn flat, in the middle', () => {
  const shape = shapeOf(
    [
      { at: 0, value: 5 },
      { at: 10, value: 5 },
    ],
    BOX,
  );
  expect(shape?.path).toBe('M0 25L100 25');
});

test('one point, or none, is no line; what is no number is left out', () => {
  expect(shapeOf([], BOX)).toBeNull();
  expect(shapeOf([{ at: 1, value: 1 }], BOX)).toBeNull();
  const holes = [
    { at: 0, value: 1 },
    { at: 1, value: Number.NaN },
    { at: 2, value: 2 },
  ];
  expect(shapeOf(holes, BOX)?.path).toBe('M0 50L100 0');
});

test('the end of the line is always labelled, the rest where there is room', () => {
  const labels = (values: readonly number[]) => {
    const shape = shapeOf(
      values.map((value, at) => ({ at, value })),
      BOX,
    );
    return shape === null ? [] : labelsOf(shape, BOX.height).map(({ value }) => value);
  };
  expect(labels([4, 8, 6])).toEqual([6, 8, 4]);
  expect(labels([4, 8])).toEqual([8, 4]);
  expect(labels([5, 5])).toEqual([5]);
});

test('a gap breaks the line, and what stands alone is a dot', () => {
  const points = [
    { at: 0, value: 1 },
    { at: 10, value: 2 },
    { at: 60, value: 2, gap: true },
    { at: 90, value: 1, gap: true },
    { at: 100, value: 1 },
  ];
  expect(shapeOf(points, BOX)).toMatchObject({
    path: 'M0 50L10 0M90 50L100 50',
    dots: 'M60 0h0',
  });
});
