import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MAX_UNITS } from './decimals.ts';
import { formatAmount, formatAmountForInput } from './format-amount.ts';
import { parseAmount } from './parse-amount.ts';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from './property-runs.test-support.ts';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const NBSP = '\u00a0';
const NARROW = '\u202f';

function units(text: unknown, decimals = 6, locale?: string): bigint | string {
  const result = parseAmount(text, decimals, locale);
  return result.ok ? result.value : result.error.code;
}

// A table of bigints cannot cross from the worker to the reporter, so tables hold decimal strings.
function unitsText(text: unknown, decimals = 6, locale?: string): string {
  return units(text, decimals, locale).toString();
}

describe('what people type', () => {
  it.each([
    ['5', '5000000'],
    ['  5 ', '5000000'],
    [`${NBSP}5\n`, '5000000'],
    ['0', '0'],
    ['007', '7000000'],
    ['1.5', '1500000'],
    ['1,5', '1500000'],
    ['.5', '500000'],
    [',25', '250000'],
    ['1.234', '1234000'],
    ['0,123', '123000'],
    ['1234,567', '1234567000'],
    ['0.000001', '1'],
    ['1.50000000000', '1500000'],
    ['1,234,567', '1234567000000'],
    ['1.234.567', '1234567000000'],
    ['1,234.5', '1234500000'],
    ['1.234,5', '1234500000'],
    ['1 234', '1234000000'],
    [`1${NBSP}234,567`, '1234567000'],
    [`12${NARROW}345${NARROW}678`, '12345678000000'],
    ["1'234'567.89", '1234567890000'],
    ['1’234.567', '1234567000'],
  ])('reads %j', (text, expected) => {
    expect(unitsText(text)).toBe(expected);
  });

  it.each([
    ['', 'EMPTY'],
    ['   ', 'EMPTY'],
    [undefined, 'NOT_TEXT'],
    [null, 'NOT_TEXT'],
    [5, 'NOT_TEXT'],
    [{}, 'NOT_TEXT'],
    ['9'.repeat(201), 'TOO_LONG'],
    ['-1', 'NEGATIVE'],
    ['−1', 'NEGATIVE'],
    ['–1', 'NEGATIVE'],
    ['(1)', 'NEGATIVE'],
    ['1-', 'NEGATIVE'],
    ['0x10', 'HEX'],
    ['0XFF', 'HEX'],
    ['1e5', 'EXPONENT'],
    ['1.5E-3', 'EXPONENT'],
    ['1,5e+3', 'EXPONENT'],
    ['١٢٣', 'OTHER_DIGITS'],
    ['１２', 'OTHER_DIGITS'],
    ['1२', 'OTHER_DIGITS'],
    ['+1', 'NOT_A_NUMBER'],
    ['5 USDC', 'NOT_A_NUMBER'],
    ['$5', 'NOT_A_NUMBER'],
    ['5%', 'NOT_A_NUMBER'],
    ['1/2', 'NOT_A_NUMBER'],
    ['1_000', 'NOT_A_NUMBER'],
    ['NaN', 'NOT_A_NUMBER'],
    ['Infinity', 'NOT_A_NUMBER'],
    ['1\u200b2', 'NOT_A_NUMBER'],
    ['½', 'NOT_A_NUMBER'],
    ['.', 'NO_DIGITS'],
    [',.', 'NO_DIGITS'],
    ['5.', 'TRAILING_SEPARATOR'],
    ['1,234.', 'TRAILING_SEPARATOR'],
    ['1,,5', 'MISPLACED_SEPARATOR'],
    ['1..5', 'MISPLACED_SEPARATOR'],
    ['1.2.3', 'MISPLACED_SEPARATOR'],
    ['1,23,456', 'MISPLACED_SEPARATOR'],
    ['1 23', 'MISPLACED_SEPARATOR'],
    ['1  234', 'MISPLACED_SEPARATOR'],
    ['1. 5', 'MISPLACED_SEPARATOR'],
    ["1 234'567", 'MISPLACED_SEPARATOR'],
    ['1.234,567.8', 'MISPLACED_SEPARATOR'],
    [',234,567', 'MISPLACED_SEPARATOR'],
    ['1,234', 'AMBIGUOUS'],
    ['0.0000001', 'TOO_MANY_DECIMALS'],
    ['1.2345678', 'TOO_MANY_DECIMALS'],
    ['9'.repeat(78), 'TOO_LARGE'],
  ])('refuses %j as %s', (text, code) => {
    expect(units(text)).toBe(code);
  });

  it('refuses what is wrong with the asset or the setting, by name', () => {
    for (const decimals of [-1, 1.5, Number.NaN, 78, Number.POSITIVE_INFINITY]) {
      expect(units('1', decimals)).toBe('BAD_DECIMALS');
    }
    expect(units('1', 6, 'not a locale')).toBe('BAD_LOCALE');
  });

  it('takes a whole number only for an asset without decimals', () => {
    expect(units('7', 0)).toBe(7n);
    expect(units('7.0', 0)).toBe(7n);
    expect(units('7.1', 0)).toBe('TOO_MANY_DECIMALS');
  });
});

describe('the locale decides what a lone separator means', () => {
  it.each([
    ['1,234', 'de', '1234000'],
    ['1.234', 'de', 'AMBIGUOUS'],
    ['1.234', 'en', '1234000'],
    ['1,234', 'en', 'AMBIGUOUS'],
    ['1,23', 'en', '1230000'],
    ['12,34,567', 'en-IN', '1234567000000'],
    ['12,34,567', 'en', 'MISPLACED_SEPARATOR'],
    ['1,234,567', 'en-IN', '1234567000000'],
    ['1,5', 'ar-EG', '1500000'],
  ])('%j in %s', (text, locale, expected) => {
    expect(unitsText(text, 6, locale)).toBe(expected);
  });

  it('asks with both readings, each written so that it is taken', () => {
    const ask = (text: string, locale?: string) => {
      const result = parseAmount(text, 6, locale);
      return result.ok ? [] : result.error.readings;
    };
    expect(ask('1,234')).toEqual(['1234', '1.234']);
    expect(ask('1.234', 'de')).toEqual(['1234', '1,234']);
    expect(unitsText('1,234', 6, 'de')).toBe('1234000');
  });
});

describe('properties', () => {
  const amounts = fc.bigInt({ min: 0n, max: MAX_UNITS });
  const decimals = fc.integer({ min: 0, max: 77 });
  const locales = fc.constantFrom(
    undefined,
    'en',
    'de',
    'de-CH',
    'fr',
    'en-IN',
    'pl',
    'ar-EG',
    'ja',
  );

  it('reads back exactly what was written in the plain form', () => {
    fc.assert(
      fc.property(amounts, decimals, (amount, d) => {
        expect(parseAmount(formatAmount(amount, d), d)).toEqual({ ok: true, value: amount });
      }),
      propertyRuns,
    );
  });

  it('reads back exactly what was put into an input field, in every locale', () => {
    fc.assert(
      fc.property(amounts, decimals, locales, (amount, d, locale) => {
        expect(parseAmount(formatAmountForInput(amount, d, locale), d, locale)).toEqual({
          ok: true,
          value: amount,
        });
      }),
      propertyRuns,
    );
  });

  it('never reads a grouped number as another one: the same units, or a question that holds them', () => {
    fc.assert(
      fc.property(amounts, decimals, locales, (amount, d, locale) => {
        const text = formatAmount(amount, d, locale === undefined ? {} : { locale });
        const result = parseAmount(text, d, locale);
        if (result.ok) expect(result.value).toBe(amount);
        else {
          expect(result.error.code).toBe('AMBIGUOUS');
          expect(result.error.readings?.map((reading) => units(reading, d, locale))).toContain(
            amount,
          );
        }
      }),
      propertyRuns,
    );
  });

  it('never throws, whatever comes', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,-+eExX \u00a0\u202f’_٣') }),
      fc.anything(),
    );
    fc.assert(
      fc.property(anything, fc.oneof(decimals, fc.double()), locales, (text, d, locale) => {
        const result = parseAmount(text, d, locale);
        if (!result.ok) expect(result.error.message).not.toBe('');
      }),
      propertyRuns,
    );
  });
});
