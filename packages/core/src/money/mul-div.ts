import { divideCeil, divideFloor } from './round-for.ts';

/**
 * `amount × numerator ÷ denominator`, multiplied before divided, rounded towards minus infinity.
 * Throws a `RangeError` unless the denominator is positive: check numbers from outside first.
 */
export function mulDivFloor(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  return divideFloor(amount * numerator, denominator);
}

/** As {@link mulDivFloor}, rounded towards plus infinity. */
export function mulDivCeil(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  return divideCeil(amount * numerator, denominator);
}
