import type { Clock } from '../../clock.ts';
import { ceilDiv } from './amounts.ts';
import { enter, type Order, type State, sumOf } from './order.ts';
import { inventPayout, pay, refund } from './settle.ts';

/** What a swap takes and gives, or why it is not made. */
type Fill =
  | { readonly used: bigint; readonly out: bigint }
  | { readonly refused: 'AMOUNT_LESS_THAN_MIN_AMOUNT_OUT' };

/** Runs the swap of an order in PROCESSING and leaves it in its end. */
export async function execute(clock: Clock, order: Order): Promise<void> {
  const swapping = order.deposits.filter(({ use, orphaned }) => use === 'swap' && !orphaned);
  const received = sumOf(swapping);
  if (received < order.terms.minAmountIn) {
    // A reorganisation took the deposit away before the swap: back to waiting for it.
    for (const deposit of order.deposits) if (deposit.use === 'swap') deposit.use = 'unused';
    return enter(order, 'PENDING_DEPOSIT', clock.iso());
  }
  for (const deposit of swapping) deposit.use = 'done';
  enter(order, await settled(clock, order, received), clock.iso());
}

/** Moves the money and says where the order ends. */
async function settled(clock: Clock, order: Order, received: bigint): Promise<State> {
  const { behaviour } = order;
  if (behaviour.outcome === 'fail') return 'FAILED';
  const fill = fillOf(order, received);
  if (behaviour.outcome === 'refund' || 'refused' in fill) {
    const natural = 'refused' in fill ? fill.refused : 'NO_LIQUIDITY';
    order.refundReason = behaviour.refundReason ?? natural;
    await refund(clock, order, received);
    return 'REFUNDED';
  }
  if (behaviour.successWithFullRefund === true) {
    await refund(clock, order, received);
    return 'SUCCESS';
  }
  const before = order.swapped ?? { used: 0n, out: 0n };
  order.swapped = { used: before.used + fill.used, out: before.out + fill.out };
  if (behaviour.successWithoutPayout === true) inventPayout(clock, order, fill.out);
  else {
    const out = fill.out - BigInt(behaviour.payoutShortBy ?? '0');
    const to = behaviour.payoutTo ?? order.request.recipient;
    if (out > 0n) await pay(clock, order, 'payout', order.destination, to, out);
  }
  await refund(clock, order, received - fill.used);
  return 'SUCCESS';
}

const WHOLE = 10_000n;

function fillOf(order: Order, received: bigint): Fill {
  const { terms, request, behaviour } = order;
  const drift = WHOLE + BigInt(Math.round(behaviour.driftBps ?? 0));
  const refused = { refused: 'AMOUNT_LESS_THAN_MIN_AMOUNT_OUT' } as const;
  switch (request.swapType) {
    case 'EXACT_OUTPUT': {
      if (drift <= 0n) return refused;
      const used = ceilDiv(terms.minAmountIn * WHOLE, drift);
      return used > received ? refused : { used, out: terms.amountOut };
    }
    case 'FLEX_INPUT': {
      const out = (terms.amountOut * received * drift) / (terms.amountIn * WHOLE);
      const least = (terms.minAmountOut * received) / terms.amountIn;
      return out < least || out === 0n ? refused : { used: received, out };
    }
    case 'EXACT_INPUT':
    case 'ANY_INPUT': {
      const out = (terms.amountOut * drift) / WHOLE;
      return out < terms.minAmountOut ? refused : { used: terms.amountIn, out };
    }
  }
}
