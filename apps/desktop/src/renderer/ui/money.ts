import { fiatValueCeil, fiatValueFloor, formatAmount, parsePrice } from '../../contract/money.ts';
import type { Amount } from '../../contract/values.ts';

/** Whether the person gets or holds it (rounded down) or pays it (rounded up). */
export type Side = 'gets' | 'pays';

/** Digits that carry meaning when an amount is shortened. */
const DIGITS = 6;
const FEWEST_DECIMALS = 2;

/** An amount for reading: about six digits, rounded never in the person's favour. */
export function readable(amount: Amount, side: Side, locale: string): string {
  return formatAmount(BigInt(amount.units), amount.decimals, {
    locale,
    maxDecimals: decimalsToShow(amount),
    rounding: side === 'pays' ? 'paid' : 'received',
  });
}

/** Digits after the point in a name: all that USDC has. */
const NAMED_DECIMALS = 6;

/** An amount in the name of something: never more than it is, and exact to six decimals. */
export function named(amount: Amount, locale: string): string {
  return formatAmount(BigInt(amount.units), amount.decimals, {
    locale,
    maxDecimals: Math.max(NAMED_DECIMALS, decimalsToShow(amount)),
    rounding: 'received',
  });
}

/** Every digit. */
export function exact(amount: Amount, locale: string): string {
  return formatAmount(BigInt(amount.units), amount.decimals, { locale });
}

/** What it is worth in dollars and cents; null where no price is known. */
export function worth(amount: Amount, side: Side, locale: string): string | null {
  const cents = centsOf(amount, side);
  if (cents === null) return null;
  // Under a cent is neither the cent it would be rounded up to nor nothing.
  const under = amount.units !== '0' && centsOf(amount, 'gets') === 0n;
  return under ? readDollars(0n, locale, 1) : readDollars(cents, locale);
}

/** In cents, rounded against the person. Add these, not the texts. */
export function centsOf(amount: Amount, side: Side): bigint | null {
  if (amount.price === null) return null;
  const price = parsePrice(amount.price.usd);
  if (!price.ok) return null;
  const value = side === 'pays' ? fiatValueCeil : fiatValueFloor;
  return value(BigInt(amount.units), amount.decimals, price.value);
}

/**
 * Cents as dollars.
 *
 * @param of how many things that are there were added up, each rounded down: where that comes to no
 *   cent it is less than a cent for each of them, and not nothing
 */
export function readDollars(cents: bigint, locale: string, of = 0): string {
  const write = (some: bigint) => `$${formatAmount(some, 2, { locale, minDecimals: 2 })}`;
  return cents === 0n && of > 0 ? `less than ${write(BigInt(of))}` : write(cents);
}

/** Basis points as a percentage: 50 is "0.5%". */
export function readPercent(basisPoints: number, locale: string): string {
  return `${formatAmount(BigInt(Math.round(basisPoints)), 2, { locale })}%`;
}

function decimalsToShow({ units, decimals }: Amount): number {
  const wholeDigits = units.length - decimals;
  if (wholeDigits > 0) return Math.max(FEWEST_DECIMALS, DIGITS - wholeDigits);
  // 0.000123456789 keeps its zeros and four digits that mean something.
  return Math.min(decimals, -wholeDigits + 4);
}
