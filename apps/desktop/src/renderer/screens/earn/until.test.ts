import { expect, test } from 'vitest';
import { dayFrom, endOfDay } from './until.ts';

test('a day as it is typed ends at its last second, in whole seconds', () => {
  const end = endOfDay('2026-12-24');
  expect(end).not.toBeNull();
  expect((end ?? 1) % 1_000).toBe(0);
  expect(new Date(end ?? 0).getHours()).toBe(23);
  expect(dayFrom(end ?? 0, 0)).toBe('2026-12-24');
});

test('what is no day has no end', () => {
  for (const day of ['', '2026-02-31', '24.12.2026']) expect(endOfDay(day)).toBeNull();
});
