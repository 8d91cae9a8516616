import { expect, test } from 'vitest';
import { choiceOf, idleOptions, minutesOf } from './idle.ts';

test('what is set can be chosen, even where it is unusual', () => {
  const texts = idleOptions(7).map(({ text }) => text);
  expect(texts.slice(0, 4)).toEqual([
    'after a minute',
    'after 5 minutes',
    'after 7 minutes',
    'after 10 minutes',
  ]);
  expect(texts.slice(-3)).toEqual(['after 2 hours', 'after 4 hours', 'never']);
  for (const minutes of [1, 60, null]) expect(minutesOf(choiceOf(minutes))).toBe(minutes);
});
