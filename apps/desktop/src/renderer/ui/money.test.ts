import { describe, expect, it } from 'vitest';
import type { Amount } from '../../contract/values.ts';
import { centsOf, exact, named, readable, readDollars, readPercent, worth } from './money.ts';

const amount = (units: string, decimals: number, usd: string | null = null): Amount => ({
  asset: 'a',
  symbol: 'A',
  decimals,
  units,
  price: usd === null ? null : { usd, source: 's', at: 0 },
});

describe('readable', () => {
  it('keeps about six digits, down for what is got and up for what is paid', () => {
    expect(readable(amount('25000000', 6), 'gets', 'en')).toBe('25');
    expect(readable(amount('1234567899', 6), 'gets', 'en')).toBe('1,234.56');
    expect(readable(amount('1234567899', 6), 'pays', 'en')).toBe('1,234.57');
    expect(readable(amount('123456789012345678', 18), 'gets', 'en')).toBe('0.1234');
    expect(readable(amount('123456789012345678', 18), 'pays', 'en')).toBe('0.1235');
  });
  it('never shows nothing for something that is paid', () => {
    expect(readable(amount('1', 18), 'pays', 'en')).toBe('0.000000000000000001');
    expect(readable(amount('0', 18), 'gets', 'en')).toBe('0');
  });
});

it('what something is called by is exact, or less, and never more', () => {
  expect(named(amount('699999999', 6), 'en')).toBe('699.999999');
  expect(named(amount('1234567891234', 6), 'en')).toBe('1,234,567.891234');
  expect(named(amount('99999921748123456789', 18), 'en')).toBe('99.999921');
  expect(named(amount('25000000', 6), 'en')).toBe('25');
  expect(named(amount('1', 18), 'en')).toBe('0.000000000000000001');
});

it('exact keeps every digit', () => {
  expect(exact(amount('123456789012345678', 18), 'de')).toBe('0,123456789012345678');
});

it('values are rounded against the person, and absent without a price', () => {
  const one = amount('1', 6, '1.5');
  expect([centsOf(one, 'gets'), centsOf(one, 'pays')]).toEqual([0n, 1n]);
  expect(worth(amount('25000000', 6, '0.9999'), 'gets', 'en')).toBe('$24.99');
  expect(worth(amount('25000000', 6), 'gets', 'en')).toBeNull();
});

it('what is worth less than a cent is said to be, whoever gets or pays it', () => {
  const dust = amount('1', 18, '1.05');
  expect([worth(dust, 'gets', 'en'), worth(dust, 'pays', 'en')]).toEqual([
    'less than $0.01',
    'less than $0.01',
  ]);
  expect(worth(amount('9999', 6, '1'), 'pays', 'en')).toBe('less than $0.01');
  expect(worth(amount('10000', 6, '1'), 'pays', 'en')).toBe('$0.01');
  expect(worth(amount('10001', 6, '1'), 'pays', 'en')).toBe('$0.02');
  expect(worth(amount('0', 6, '1'), 'gets', 'en')).toBe('$0.00');
  expect(readDollars(0n, 'en', 3)).toBe('less than $0.03');
  expect(readDollars(0n, 'en')).toBe('$0.00');
  expect(readDollars(5n, 'en', 3)).toBe('$0.05');
});

it('basis points are read as a percentage', () => {
  expect(readPercent(50, 'en')).toBe('0.5%');
  expect(readPercent(100, 'de')).toBe('1%');
});
