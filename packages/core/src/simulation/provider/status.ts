import type { SwapStatus } from '../../ports/swap-provider.ts';
import { isOver, type SimOrder } from './order.ts';

/** What a status call says about an order: the truth, unless the order's fault is in the telling. */
export function describeOrder(order: SimOrder, correlationId: string): SwapStatus {
  order.asked += 1;
  const known = order.deposits.size > 0;
  const paid = order.paidOut > 0n;
  const body = {
    status: word(order),
    updatedAt: order.updatedAt,
    correlationId,
    amountIn: paid ? order.deposited : null,
    amountOut: paid ? order.paidOut : null,
    depositedAmount: known ? order.deposited : null,
    refundedAmount: order.refunds.length > 0 ? order.refunded : null,
    refundReason: order.refundReason,
    originTransactions: [...order.deposits, ...order.refunds],
    destinationTransactions: order.orderFault === 'success-without-hash' ? [] : order.payouts,
  };
  const received = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return { ...body, destinationTransactions: [...body.destinationTransactions], received };
}

function word(order: SimOrder): string {
  if (order.state === 'PENDING_DEPOSIT' && order.submitted.size > 0) {
    return order.orderFault === 'pending-for-ever' ? 'PENDING_DEPOSIT' : 'KNOWN_DEPOSIT_TX';
  }
  if (isOver(order)) return order.state;
  if (order.state !== 'PROCESSING') return order.state;
  if (order.orderFault === 'unknown-status') return 'AWAITING_AUCTION';
  const back = order.orderFault === 'status-backwards' && order.asked % 2 === 0;
  return back ? 'PENDING_DEPOSIT' : 'PROCESSING';
}
