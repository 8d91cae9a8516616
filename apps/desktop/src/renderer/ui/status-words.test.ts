import { expect, it } from 'vitest';
import { statusWord } from './status-words.ts';

it.each([
  ['send', 'awaiting signature', 'awaiting signature'],
  ['withdraw', 'awaiting signature', 'awaiting signature'],
  ['earn-buy', 'awaiting signature', 'awaiting approval'],
  ['earn-sell', 'awaiting signature', 'awaiting approval'],
  ['earn-buy', 'needs you', 'needs you'],
])('an action that nobody signs awaits no signature: %s, %s', (kind, status, word) => {
  expect(statusWord({ kind, status })).toBe(word);
});
