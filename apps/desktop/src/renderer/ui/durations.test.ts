import { expect, it } from 'vitest';
import { isMoment, readAgo, readDuration, readEstimate, readMoment } from './durations.ts';

const MINUTE = 60_000;

it('what is left counts down to the second, then in larger units', () => {
  expect(readDuration(1)).toBe('0:01');
  expect(readDuration(245_000)).toBe('4:05');
  expect(readDuration(72 * MINUTE)).toBe('1 h 12 min');
  expect(readDuration(49 * 60 * MINUTE)).toBe('2 days');
});

it('estimates say that they are', () => {
  expect(readEstimate(40_400)).toBe('about 40 s');
  expect(readEstimate(180_000)).toBe('about 3 min');
  expect(readEstimate(300 * MINUTE)).toBe('about 5 h');
});

it('the past is told in words, and by its date after a week', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  expect(readAgo(now - 1_000, now, 'en')).toBe('just now');
  expect(readAgo(now - 3 * MINUTE, now, 'en')).toBe('3 minutes ago');
  expect(readAgo(now - 25 * 60 * MINUTE, now, 'en')).toBe('yesterday');
  expect(readAgo(now - 30 * 24 * 60 * MINUTE, now, 'en')).toBe('Oct 23, 2026');
});

it('a broken language setting is survived', () => {
  expect(readMoment(0, 'not a locale!')).toContain('1970');
});

it('a moment beyond all calendars is told from one that can be written out', () => {
  expect([0, 8.64e15].map(isMoment)).toEqual([true, true]);
  expect([8.64e15 + 1, (2 ** 48 - 1) * 1_000, Number.NaN].map(isMoment)).toEqual([
    ...[false, false, false],
  ]);
});
