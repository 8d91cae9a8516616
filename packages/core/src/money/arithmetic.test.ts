import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  basisPointsCeil,
  basisPointsFloor,
  lessBasisPointsCeil,
  lessBasisPointsFloor,
  parseBasisPoints,
  plusBasisPointsCeil,
  plusBasisPointsFloor,
} from './basis-points.ts';
import { MAX_UNITS } from './decimals.ts';
import { mulDivCeil, mulDivFloor } from './mul-div.ts';
import { fiatValueCeil, fiatValueFloor, parsePrice } from './price.ts';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from './property-runs.test-support.ts';
import { unitsFromJson, unitsToJson } from './units-json.ts';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

function share(value: unknown) {
  const result = parseBasisPoints(value);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function price(text: string) {
  const result = parsePrice(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('mulDiv', () => {
  it('rounds towards minus and plus infinity', () => {
    expect([mulDivFloor(7n, 1n, 2n), mulDivCeil(7n, 1n, 2n)]).toEqual([3n, 4n]);
    expect([mulDivFloor(-7n, 1n, 2n), mulDivCeil(-7n, 1n, 2n)]).toEqual([-4n, -3n]);
    expect([mulDivFloor(8n, 1n, 2n), mulDivCeil(8n, 1n, 2n)]).toEqual([4n, 4n]);
  });

  it('takes a denominator that is not positive for a bug', () => {
    for (const denominator of [0n, -1n]) {
      expect(() => mulDivFloor(1n, 1n, denominator)).toThrow(RangeError);
      expect(() => mulDivCeil(1n, 1n, denominator)).toThrow(RangeError);
    }
  });

  it('encloses the exact quotient', () => {
    const any = fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n });
    fc.assert(
      fc.property(any, any, fc.bigInt({ min: 1n, max: 2n ** 256n }), (a, b, d) => {
        const low = mulDivFloor(a, b, d);
        const high = mulDivCeil(a, b, d);
        expect(low * d <= a * b && a * b < (low + 1n) * d).toBe(true);
        expect(high - low).toBe((a * b) % d === 0n ? 0n : 1n);
      }),
      propertyRuns,
    );
  });
});

describe('basis points', () => {
  it('computes the least that arrives as quotes of the swap service do', () => {
    expect(lessBasisPointsFloor(5_931_560n, share(100))).toBe(5_872_244n);
    expect(lessBasisPointsFloor(5_935_024n, share('100'))).toBe(5_875_673n);
  });

  it('rounds as the name says', () => {
    const one = share(1n);
    expect([basisPointsFloor(15_000n, one), basisPointsCeil(15_000n, one)]).toEqual([1n, 2n]);
    expect([lessBasisPointsFloor(1n, one), lessBasisPointsCeil(1n, one)]).toEqual([0n, 1n]);
    expect([plusBasisPointsFloor(1n, one), plusBasisPointsCeil(1n, one)]).toEqual([1n, 2n]);
  });

  it('refuses what is no share', () => {
    const bad = [
      -1,
      10_001,
      1.5,
      Number.NaN,
      '1.5',
      '-1',
      '',
      ' 1',
      '0x1',
      '00',
      null,
      undefined,
      {},
    ];
    for (const value of [...bad, -1n, 10_001n, Number.POSITIVE_INFINITY, [1], true]) {
      expect(parseBasisPoints(value)).toMatchObject({
        ok: false,
        error: { code: 'NOT_BASIS_POINTS' },
      });
    }
  });

  it('splits an amount without loss', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: MAX_UNITS }),
        fc.integer({ min: 0, max: 10_000 }),
        (a, s) => {
          const points = share(s);
          expect(basisPointsCeil(a, points) + lessBasisPointsFloor(a, points)).toBe(a);
          expect(basisPointsFloor(a, points) + lessBasisPointsCeil(a, points)).toBe(a);
          expect(plusBasisPointsFloor(a, points) - a).toBe(basisPointsFloor(a, points));
          expect(plusBasisPointsCeil(a, points) - a).toBe(basisPointsCeil(a, points));
        },
      ),
      propertyRuns,
    );
  });
});

describe('units on the wire', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_UNITS }), (units) => {
        expect(unitsFromJson(JSON.parse(JSON.stringify(unitsToJson(units))))).toEqual({
          ok: true,
          value: units,
        });
      }),
      propertyRuns,
    );
  });

  it('refuse everything but plain digits', () => {
    const bad = [
      1,
      1n,
      '',
      '-1',
      '+1',
      '01',
      '1.0',
      '1e3',
      ' 1',
      '1 ',
      '0x1',
      '١',
      'x',
      null,
      {},
      [],
    ];
    for (const value of [...bad, '9'.repeat(79), '9'.repeat(1_000_000)]) {
      expect(unitsFromJson(value)).toMatchObject({ ok: false, error: { code: 'NOT_UNITS' } });
    }
    expect(unitsFromJson((MAX_UNITS + 1n).toString())).toMatchObject({
      ok: false,
      error: { code: 'TOO_LARGE' },
    });
  });

  it('are never negative or oversized', () => {
    expect(() => unitsToJson(-1n)).toThrow(RangeError);
    expect(() => unitsToJson(MAX_UNITS + 1n)).toThrow(RangeError);
  });
});

describe('price', () => {
  it('is read exactly, exponents included', () => {
    expect(price('1.5')).toEqual({ coefficient: 15n, scale: 1 });
    expect(price('1.2e-7')).toEqual({ coefficient: 12n, scale: 8 });
    expect(price('1.25e3')).toEqual({ coefficient: 1250n, scale: 0 });
    expect(price('0')).toEqual({ coefficient: 0n, scale: 0 });
  });

  it('is refused when it is no decimal number', () => {
    const bad = ['', '-1', '1,5', 'NaN', 'Infinity', '.5', '5.', '1e', '1e999', '0x1', 1.5, null];
    for (const value of [...bad, undefined, {}, '1'.repeat(61)]) {
      expect(parsePrice(value)).toMatchObject({ ok: false, error: { code: 'NOT_A_PRICE' } });
    }
  });

  it('values an amount without a float, rounded as the name says', () => {
    const btc = price('97123.4567891');
    expect(fiatValueFloor(1n, 8, btc)).toBe(0n);
    expect(fiatValueCeil(1n, 8, btc)).toBe(1n);
    expect(fiatValueFloor(150_000_000n, 8, btc)).toBe(14_568_518n);
    expect(fiatValueCeil(150_000_000n, 8, btc)).toBe(14_568_519n);
    expect(fiatValueFloor(10n ** 18n, 18, price('1'))).toBe(100n);
    expect(fiatValueFloor(9_007_199_254_740_993n, 0, price('1'), 0)).toBe(9_007_199_254_740_993n);
  });
});
