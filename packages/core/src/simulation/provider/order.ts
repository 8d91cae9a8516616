import type { Instant } from '../../ports/clock.ts';
import type { DepositKey, SwapQuote, SwapRequest } from '../../ports/swap-provider.ts';
import type { OrderFault, QuoteFault } from './faults.ts';
import type { MarketToken } from './market.ts';

/** The seven words of the real service. */
export type OrderState =
  | 'PENDING_DEPOSIT'
  | 'KNOWN_DEPOSIT_TX'
  | 'INCOMPLETE_DEPOSIT'
  | 'PROCESSING'
  | 'SUCCESS'
  | 'REFUNDED'
  | 'FAILED';

/** A real (not dry) quote and what has become of it. The provider's own record: auditors may read it. */
export interface SimOrder {
  readonly key: DepositKey;
  readonly request: SwapRequest;
  readonly quote: SwapQuote;
  readonly from: MarketToken;
  readonly to: MarketToken;
  readonly quoteFault: QuoteFault | null;
  readonly orderFault: OrderFault | null;
  state: OrderState;
  updatedAt: Instant;
  /** Base units of the origin asset credited so far. */
  deposited: bigint;
  refunded: bigint;
  paidOut: bigint;
  refundReason: string | null;
  /** Deposits taken into account, by transaction hash. */
  readonly deposits: Set<string>;
  readonly refunds: string[];
  readonly payouts: string[];
  readonly submitted: Set<string>;
  /** How often its status was asked for; some faults answer by turns. */
  asked: number;
}

export function isOver(order: SimOrder): boolean {
  return order.state === 'SUCCESS' || order.state === 'REFUNDED' || order.state === 'FAILED';
}

/** The smallest deposit that is swapped. */
export function required({ request, quote }: SimOrder): bigint {
  return request.swapType === 'EXACT_INPUT' ? quote.amountIn : quote.minAmountIn;
}

/** How much of the deposit the swap uses up; the rest is returned. */
export function consumed(order: SimOrder): bigint {
  const { quote, request, deposited, orderFault } = order;
  if (request.swapType === 'FLEX_INPUT') return deposited;
  const most = deposited < quote.amountIn ? deposited : quote.amountIn;
  if (orderFault !== 'part-refund') return most;
  const reduced = request.swapType === 'EXACT_OUTPUT' ? quote.minAmountIn : (most * 9n) / 10n;
  return reduced < most ? reduced : most;
}

/** What is paid out for `used` of the origin asset. */
export function payoutFor({ quote, request }: SimOrder, used: bigint): bigint {
  if (request.swapType === 'EXACT_OUTPUT') return quote.amountOut;
  return (quote.amountOut * used) / quote.amountIn;
}
