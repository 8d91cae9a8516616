import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.ts';
import { plainDecimal } from './plain-decimal.ts';

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

  it.each([
    '',
    '-1',
    'NaN',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '1,5',
    '0x1',
    '1e9999',
    '1e-78',
    '1e78',
  ])('has no words for %s', (value) => {
    expect(plainDecimal(value)).toBeUndefined();
  });

  it('is the number it was', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-50, max: 1e30, noNaN: true }), (value) => {
        const text = plainDecimal(value) ?? '';
        expect(text).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value);
      }),
      propertyRuns(300),
    );
  });
});
