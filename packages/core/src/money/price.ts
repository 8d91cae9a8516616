import type { Result } from '../result/result.ts';
import { err, ok } from '../result/result.ts';
import { oneWhole } from './decimals.ts';
import { mulDivCeil, mulDivFloor } from './mul-div.ts';

/** An exact decimal number, `coefficient ÷ 10^scale`; never negative. */
export type Price = { readonly coefficient: bigint; readonly scale: number };

/** Why a value is not a price. */
export type PriceProblem = { readonly code: 'NOT_A_PRICE'; readonly message: string };

const PRICE = /^(\d{1,60})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,2}))?$/u;

/**
 * Reads a price per whole unit from a decimal string. An exponent is taken ("1.2e-7"), since that is
 * how JSON numbers of cheap tokens look once written as text; it is applied exactly.
 */
export function parsePrice(value: unknown): Result<Price, PriceProblem> {
  const match = typeof value === 'string' ? PRICE.exec(value) : null;
  if (match === null) {
    return err({ code: 'NOT_A_PRICE', message: 'A price must be a decimal number.' });
  }
  const fraction = match[2] ?? '';
  const coefficient = BigInt(`${match[1] ?? ''}${fraction}`);
  const scale = fraction.length - Number(match[3] ?? 0);
  return ok(
    scale >= 0
      ? { coefficient, scale }
      : { coefficient: coefficient * 10n ** BigInt(-scale), scale: 0 },
  );
}

/**
 * What an amount is worth, in the smallest unit of the price's currency, rounded down: the value of
 * something received or held.
 *
 * @param units - base units of the asset
 * @param decimals - of the asset
 * @param price - of one whole unit
 * @param fiatDecimals - of the currency: 2 gives cents
 */
export function fiatValueFloor(
  units: bigint,
  decimals: number,
  price: Price,
  fiatDecimals = 2,
): bigint {
  return mulDivFloor(
    units,
    price.coefficient * oneWhole(fiatDecimals),
    oneWhole(decimals) * 10n ** BigInt(price.scale),
  );
}

/** As {@link fiatValueFloor}, rounded up: the value of something paid. */
export function fiatValueCeil(
  units: bigint,
  decimals: number,
  price: Price,
  fiatDecimals = 2,
): bigint {
  return mulDivCeil(
    units,
    price.coefficient * oneWhole(fiatDecimals),
    oneWhole(decimals) * 10n ** BigInt(price.scale),
  );
}
