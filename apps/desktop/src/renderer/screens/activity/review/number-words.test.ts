import { expect, it } from 'vitest';
import { amountInWords } from './number-words.ts';

it.each([
  [0n, 6, 'zero'],
  [250_000_000n, 6, 'two hundred and fifty'],
  [1_000_001n, 0, 'one million and one'],
  [21_115n, 0, 'twenty-one thousand one hundred and fifteen'],
  [1_204_500_000n, 6, 'one thousand two hundred and four point five'],
  [76_850_000_000_000_000n, 18, 'zero point zero seven six eight five'],
  [19n, 0, 'nineteen'],
  [40n, 0, 'forty'],
  [100n, 2, 'one'],
])('%s with %s decimals is %s', (units, decimals, words) => {
  expect(amountInWords(units, decimals)).toBe(words);
});

it('what nobody would read to the end is left to the figures', () => {
  expect(amountInWords(123_456_789_012_345_678n, 18)).toBeNull();
  expect(amountInWords(10n ** 20n, 0)).toBeNull();
});
