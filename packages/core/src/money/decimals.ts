/**
 * The largest amount this program handles, in base units: 2^256 − 1, the width of an EVM word. No
 * asset of any listed chain comes near it; a longer number is a mistake or an attack.
 */
export const MAX_UNITS: bigint = 2n ** 256n - 1n;

/** The most decimals an asset may have. ERC-20 stores them in one byte; beyond 77 one whole unit exceeds {@link MAX_UNITS}. */
export const MAX_DECIMALS = 77;

/** Whether `decimals` can be the decimals of an asset: an integer from 0 to {@link MAX_DECIMALS}. */
export function areDecimals(decimals: unknown): decimals is number {
  return (
    typeof decimals === 'number' &&
    Number.isInteger(decimals) &&
    decimals >= 0 &&
    decimals <= MAX_DECIMALS
  );
}

/** Base units in one whole unit, 10^decimals. Throws a `RangeError` for impossible decimals: a bug of the caller. */
export function oneWhole(decimals: number): bigint {
  if (!areDecimals(decimals)) {
    throw new RangeError(`Decimals must be an integer from 0 to ${MAX_DECIMALS}.`);
  }
  return 10n ** BigInt(decimals);
}
