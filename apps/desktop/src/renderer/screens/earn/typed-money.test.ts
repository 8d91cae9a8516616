import { expect, test } from 'vitest';
import { covers, plainOf, typedMoney } from './typed-money.ts';

test('what was typed becomes a plain number, and comes to the very same units', () => {
  expect(typedMoney('1.234,5', 6, 'de-DE')).toMatchObject({
    plain: '1234.5',
    units: 1_234_500_000n,
  });
  expect(typedMoney('0.0000001', 6, 'en-GB')).toMatchObject({ plain: null, units: null });
  expect(typedMoney('0.0000001', 6, 'en-GB').problem).toContain('6 decimals');
  expect(typedMoney('0', 6, 'en-GB').problem).toBe('Type an amount above zero.');
});

test('base units as a plain number', () => {
  expect(plainOf(1n, 6)).toBe('0.000001');
  expect(plainOf(1_000_000n, 6)).toBe('1');
  expect(plainOf(12n, 0)).toBe('12');
});

test('no more than there is', () => {
  const held = { asset: 'u', symbol: 'USDC', decimals: 6, units: '1000000', price: null };
  expect(covers(held, typedMoney('1', 6, 'en-GB'))).toBe(true);
  expect(covers(held, typedMoney('1.000001', 6, 'en-GB'))).toBe(false);
  expect(covers(null, typedMoney('1', 6, 'en-GB'))).toBe(false);
});
