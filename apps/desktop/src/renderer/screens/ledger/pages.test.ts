import { expect, test } from 'vitest';
import { afterPage, NOTHING_FOUND, PAGE, pagesOf, rowsFound } from './pages.ts';

test('pages are cut by number, so an append moves none of them', () => {
  expect(pagesOf(412, 0, 12)).toEqual([{ before: 501, firstRow: 0, rows: 12 }]);
  expect(pagesOf(412, 5, 20)).toEqual([
    { before: 501, firstRow: 0, rows: 12 },
    { before: 401, firstRow: 12, rows: PAGE },
  ]);
  // One more event: the same pages, a row further down.
  expect(pagesOf(413, 6, 21).map(({ before }) => before)).toEqual([501, 401]);
});

test('every row of a long book stands on exactly one page', () => {
  for (const head of [1, 99, 100, 101, 1_000_000]) {
    for (const row of [0, Math.floor(head / 2), head - 1]) {
      const [page, ...more] = pagesOf(head, row, row + 1);
      expect(more).toEqual([]);
      const seq = head - row;
      expect(seq).toBeLessThan(page?.before ?? 0);
      expect(seq).toBeGreaterThanOrEqual((page?.before ?? 0) - PAGE);
      expect(page?.firstRow).toBeLessThanOrEqual(row);
      expect((page?.firstRow ?? 0) + (page?.rows ?? 0)).toBeGreaterThan(row);
    }
  }
  expect(pagesOf(0, 0, 30)).toEqual([]);
  expect(pagesOf(3, 0, 30)).toEqual([{ before: 101, firstRow: 0, rows: 3 }]);
});

test('a filtered book goes on where it ended, and knows when it has', () => {
  const full = Array.from({ length: 2 }, (_, index) => ({ seq: 90 - index * 7 }));
  const once = afterPage(NOTHING_FOUND, 0, full, 2);
  expect(once).toEqual({ cursors: [null, 83], ended: false, counts: [2] });
  expect(rowsFound(once)).toBeGreaterThan(2);
  expect(afterPage(once, 0, full, 2)).toBe(once);
  const twice = afterPage(once, 1, [{ seq: 4 }], 2);
  expect(twice).toEqual({ cursors: [null, 83], ended: true, counts: [2, 1] });
  expect(rowsFound(twice)).toBe(3);
  expect(afterPage(NOTHING_FOUND, 0, [], 2)).toMatchObject({ ended: true, counts: [0] });
});
