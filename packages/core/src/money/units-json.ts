import type { Result } from '../result/result.ts';
import { err, ok } from '../result/result.ts';
import { MAX_UNITS } from './decimals.ts';

/** Why a value from the wire is not an amount in base units. */
export type UnitsProblem = {
  readonly code: 'NOT_UNITS' | 'TOO_LARGE';
  readonly message: string;
};

// 2^256 − 1 has 78 digits; a longer text is refused before it costs time to convert.
const UNITS = /^(?:0|[1-9]\d{0,77})$/u;

/** Base units as the decimal string that JSON carries. Throws a `RangeError` for a negative or oversized amount: a bug. */
export function unitsToJson(units: bigint): string {
  if (units < 0n || units > MAX_UNITS) {
    throw new RangeError('Base units on the wire must be from 0 to 2^256 - 1.');
  }
  return units.toString();
}

/**
 * Reads base units from JSON: a string of decimal digits, without sign, point, exponent, spaces or
 * leading zeros. A JSON number is refused, since it may have lost digits before it came here.
 */
export function unitsFromJson(value: unknown): Result<bigint, UnitsProblem> {
  if (typeof value !== 'string' || !UNITS.test(value)) {
    return err({
      code: 'NOT_UNITS',
      message: 'An amount in base units must be a string of decimal digits.',
    });
  }
  const units = BigInt(value);
  return units > MAX_UNITS
    ? err({ code: 'TOO_LARGE', message: 'The amount is larger than any asset.' })
    : ok(units);
}
