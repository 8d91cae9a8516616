import { expect, test } from 'vitest';
import { atWorst } from './at-worst.ts';

const USDC = { asset: 'u', symbol: 'USDC', decimals: 6, price: null };

test('names the fee and the slippage apart, and what is left, rounded against the person', () => {
  const said = atWorst(USDC, { of: 100_000_000n, about: 100_000_000n, slippage: 50 }, 'en');
  expect(said).toBe(
    '1tx may keep up to 5% of it for itself, at most 5 USDC; what it keeps now, it does not say. With that and up to 0.475 USDC of slippage, at least 94.525 USDC have to come of it.',
  );
  const odd = atWorst(USDC, { of: 3_333_333n, about: 3_333_333n, slippage: 33 }, 'en');
  expect(odd).toContain('at most 0.1667 USDC');
  expect(odd).toContain('at least 3.15621 USDC');
});

test('names the fee before an amount is typed', () => {
  expect(atWorst(USDC, null, 'en')).toBe(
    '1tx may keep up to 5% of it for itself; what it keeps now, it does not say.',
  );
  expect(atWorst(USDC, { of: 1n, about: 1n, slippage: -1 }, 'en')).not.toContain('at least');
});
