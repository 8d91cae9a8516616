import { MOST_KEPT, worstOf } from '../../../contract/order-words.ts';
import type { Amount } from '../../../contract/values.ts';
import { readable, readPercent } from '../../ui/money.ts';

/** What an order is about, as far as it is typed: what the fee is taken of, and what should come of it. */
export interface Expected {
  readonly of: bigint;
  readonly about: bigint;
  readonly slippage: number;
}

/** What 1tx may keep of an order, and what has to come of it with all that and all the slippage. */
export function atWorst(
  usdc: Pick<Amount, 'asset' | 'symbol' | 'decimals' | 'price'>,
  expected: Expected | null,
  locale: string,
): string {
  const share = readPercent(MOST_KEPT, locale);
  const untold = 'what it keeps now, it does not say';
  if (expected === null || expected.slippage < 0) {
    return `1tx may keep up to ${share} of it for itself; ${untold}.`;
  }
  const { kept, slipped, least } = worstOf(expected.of, expected.about, expected.slippage);
  const [fee, slip] = [kept, slipped].map((units) => show(units, 'pays'));
  return `1tx may keep up to ${share} of it for itself, at most ${fee}; ${untold}. With that and up to ${slip} of slippage, at least ${show(least, 'gets')} have to come of it.`;

  function show(units: bigint, side: 'gets' | 'pays'): string {
    const amount = { ...usdc, units: units.toString() };
    return `${readable(amount, side, locale)} ${usdc.symbol}`;
  }
}
