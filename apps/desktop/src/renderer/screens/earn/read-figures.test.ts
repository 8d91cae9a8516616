import { expect, it } from 'vitest';
import { readUsdc } from './read-figures.ts';

it.each([
  [350.000_03, '350.00'],
  [349.999_99, '349.99'],
  [1_234.5, '1,234.50'],
  [0.29, '0.29'],
  [0.009_9, 'under 0.01'],
  [1e-12, 'under 0.01'],
  [0, '0.00'],
])('%s USDC of a plot are never more than there are: %s', (value, text) => {
  expect(readUsdc(value, 'en')).toBe(text);
});
