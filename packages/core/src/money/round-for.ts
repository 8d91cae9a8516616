/**
 * For whom a number is shortened. A person must never be shown more than they get or less than they
 * pay: `received` rounds down, `paid` rounds up.
 */
export type RoundFor = 'received' | 'paid';

/** Quotient rounded towards minus infinity. `divisor` must be positive. */
export function divideFloor(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError('The divisor must be positive.');
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/** Quotient rounded towards plus infinity. `divisor` must be positive. */
export function divideCeil(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError('The divisor must be positive.');
  const quotient = dividend / divisor;
  return dividend % divisor > 0n ? quotient + 1n : quotient;
}
