import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MAX_UNITS } from './decimals.ts';
import { formatAmount, formatAmountForInput } from './format-amount.ts';
import { parseAmount } from './parse-amount.ts';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from './property-runs.test-support.ts';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

describe('formatAmount', () => {
  it('is exact and plain unless told otherwise', () => {
    expect(formatAmount(1_234_500_000n, 6)).toBe('1234.5');
    expect(formatAmount(1n, 18)).toBe('0.000000000000000001');
    expect(formatAmount(0n, 18)).toBe('0');
    expect(formatAmount(7n, 0)).toBe('7');
    expect(formatAmount(MAX_UNITS, 0)).toBe(MAX_UNITS.toString());
  });

  it('writes separators and groups as the locale does', () => {
    const amount = 1_234_567_891n;
    expect(formatAmount(amount, 3, { locale: 'en' })).toBe('1,234,567.891');
    expect(formatAmount(amount, 3, { locale: 'de' })).toBe('1.234.567,891');
    expect(formatAmount(amount, 3, { locale: 'en-IN' })).toBe('12,34,567.891');
    expect(formatAmount(amount, 3, { locale: 'de-CH' })).toMatch(/^1['’]234['’]567\.891$/u);
  });

  it('keeps digits no floating point number could hold', () => {
    expect(formatAmount(123_456_789_012_345_678_901_234_567_890n, 18, { locale: 'en' })).toBe(
      '123,456,789,012.34567890123456789',
    );
  });

  it('shows an amount even when the language setting is broken', () => {
    expect(formatAmount(1_500n, 3, { locale: 'not a locale' })).toBe('1.5');
  });

  it('shortens against loss: down what is received, up what is paid', () => {
    const received = { maxDecimals: 2, rounding: 'received' } as const;
    const paid = { maxDecimals: 2, rounding: 'paid' } as const;
    expect(formatAmount(1_999_999n, 6, received)).toBe('1.99');
    expect(formatAmount(1_990_001n, 6, paid)).toBe('2');
    expect(formatAmount(1n, 6, received)).toBe('0');
    expect(formatAmount(1n, 6, paid)).toBe('0.01');
    expect(formatAmount(-1_991_000n, 6, received)).toBe('-2');
    expect(formatAmount(-1_999_000n, 6, paid)).toBe('-1.99');
    expect(formatAmount(-1n, 6, paid)).toBe('0');
  });

  it('pads to the least decimals asked for', () => {
    expect(formatAmount(150n, 2, { minDecimals: 2 })).toBe('1.50');
    expect(formatAmount(100n, 2, { minDecimals: 2 })).toBe('1.00');
  });

  it('takes decimals no asset can have for the bug they are', () => {
    expect(() => formatAmount(1n, -1)).toThrow(RangeError);
    expect(() => formatAmount(1n, 1.5)).toThrow(RangeError);
  });
});

describe('formatAmountForInput', () => {
  it('has no groups and the decimal separator of the locale', () => {
    expect(formatAmountForInput(1_234_567_500n, 3, 'de')).toBe('1234567,5');
    expect(formatAmountForInput(1_234_567_500n, 3, 'en')).toBe('1234567.5');
    expect(formatAmountForInput(1_234_567_500n, 3)).toBe('1234567.5');
  });
});

describe('properties', () => {
  it('a shortened amount never lies to the advantage of the other side, and by less than one step', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (amount, decimals, maxDecimals) => {
          const step = 10n ** BigInt(Math.max(0, decimals - maxDecimals));
          const read = (rounding: 'received' | 'paid') => {
            const result = parseAmount(
              formatAmount(amount, decimals, { maxDecimals, rounding }),
              decimals,
            );
            return result.ok ? result.value : undefined;
          };
          const received = read('received') ?? -1n;
          const paid = read('paid') ?? -1n;
          expect(received <= amount && amount - received < step).toBe(true);
          expect(paid >= amount && paid - amount < step).toBe(true);
        },
      ),
      propertyRuns,
    );
  });
});
