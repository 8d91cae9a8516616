import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.ts';
import { formatUnits, plainDecimal } from './units.ts';

describe('formatUnits', () => {
  it.each([
    [8300n, 8, '0.000083'],
    [0n, 18, '0'],
    [1500000n, 6, '1.5'],
    [7n, 0, '7'],
    [10n, 1, '1'],
  ])('%s with %i decimals', (amount, decimals, text) => {
    expect(formatUnits(amount, decimals)).toBe(text);
  });
});

describe('plainDecimal', () => {
  it.each([
    [1e-8, '0.00000001'],
    [1.5e21, '1500000000000000000000'],
    ['63123.40', '63123.4'],
    [0, '0'],
    ['1E2', '100'],
  ])('%s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it.each(['', '-1', 'NaN', Number.NaN, Number.POSITIVE_INFINITY, '1,5', '0x1', '1e9999'])(
    'has no words for %s',
    (value) => {
      expect(plainDecimal(value)).toBeUndefined();
    },
  );

  it('is the number it was', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e30, noNaN: true }), (value) => {
        const text = plainDecimal(value) ?? '';
        expect(text).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value);
      }),
      propertyRuns(300),
    );
  });
});
