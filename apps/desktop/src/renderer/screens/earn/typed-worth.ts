import type { Amount } from '../../../contract/values.ts';
import { plainOf, type TypedMoney } from './typed-money.ts';

interface Holding {
  readonly shares: Amount;
  /** Of all of them; null where nobody can say. */
  readonly worth: Amount | null;
}

/** What so many of the shares are worth, base units, rounded down; null where nobody can say. */
export function worthOf(units: bigint, { shares, worth }: Holding): bigint | null {
  const held = BigInt(shares.units);
  return worth === null || held === 0n ? null : (BigInt(worth.units) * units) / held;
}

/**
 * Shares for what was typed in the worth of all that is held: rounded down, and never more than are held.
 * More than they are worth, or less than one unit of them, is no order.
 */
export function sharesFor(
  typed: TypedMoney,
  { shares, worth }: { readonly shares: Amount; readonly worth: Amount },
): TypedMoney {
  const [held, all] = [BigInt(shares.units), BigInt(worth.units)];
  if (typed.units !== null && all === 0n) {
    return { ...NONE, problem: 'What they are worth is not known now. Type shares instead.' };
  }
  if (typed.units === null || typed.units > all) return { ...NONE, problem: typed.problem };
  const units = (typed.units * held) / all;
  if (units === 0n) return { ...NONE, problem: 'That is less than the smallest part of a share.' };
  return { plain: plainOf(units, shares.decimals), units, problem: null };
}

const NONE: TypedMoney = { plain: null, units: null, problem: null };
