import type { SimClock } from '../time.ts';
import { consumed, isOver, type OrderState, payoutFor, required, type SimOrder } from './order.ts';
import type { Rail } from './rail.ts';

export interface Settlement {
  /** A confirmed deposit of `amount` for this order. */
  credit(order: SimOrder, hash: string, amount: bigint): void;
  /** Called once when the order is made: what happens at its requested deadline. */
  watchDeadline(order: SimOrder): void;
}

/** The provider's back office: moves an order through its states and moves the money. */
export function createSettlement(options: {
  readonly clock: SimClock;
  readonly rails: ReadonlyMap<string, Rail>;
  readonly processingMs: number;
}): Settlement {
  const { clock } = options;

  const enter = (order: SimOrder, state: OrderState): void => {
    order.state = state;
    order.updatedAt = clock.now();
  };

  const rail = (blockchain: string): Rail => {
    const found = options.rails.get(blockchain);
    if (found === undefined) throw new Error(`no rail for ${blockchain}`);
    return found;
  };

  const refund = (order: SimOrder, gross: bigint): void => {
    const fee = order.quote.refundFee ?? 0n;
    if (gross <= fee) return;
    const { from, request } = order;
    const hash = rail(from.blockchain).pay(request.refundTo, from.contract, gross - fee, () => {
      order.updatedAt = clock.now();
    });
    order.refunded += gross - fee;
    order.refunds.push(hash);
  };

  const refundAll = (order: SimOrder, reason: string): void => {
    order.refundReason = reason;
    refund(order, order.deposited);
    enter(order, 'REFUNDED');
  };

  const payOut = (order: SimOrder): void => {
    const used = consumed(order);
    const amount = payoutFor(order, used);
    const { to, request } = order;
    const hash = rail(to.blockchain).pay(request.recipient, to.contract, amount, () => {
      order.paidOut = amount;
      enter(order, 'SUCCESS');
    });
    order.payouts.push(hash);
    if (order.deposited > used) refund(order, order.deposited - used);
    if (order.orderFault === 'success-before-payout') enter(order, 'SUCCESS');
  };

  const finish = (order: SimOrder): void => {
    switch (order.orderFault) {
      case 'stuck':
        return;
      case 'failed':
        enter(order, 'FAILED');
        return;
      case 'refunded':
        refundAll(order, 'AMOUNT_LESS_THAN_MIN_AMOUNT_OUT');
        return;
      case 'success-without-payout':
        enter(order, 'SUCCESS');
        return;
      case 'success-with-full-refund':
        refund(order, order.deposited);
        enter(order, 'SUCCESS');
        return;
      default:
        payOut(order);
    }
  };

  return {
    credit(order, hash, amount) {
      if (order.orderFault === 'pending-for-ever' || order.deposits.has(hash)) return;
      order.deposits.add(hash);
      order.deposited += amount;
      // While it is being swapped, what came on top is looked at when the swap is done.
      if (order.state === 'PROCESSING') return;
      if (isOver(order)) {
        refund(order, amount);
        order.updatedAt = clock.now();
        return;
      }
      const late = clock.now() > order.request.deadline;
      if (late && order.orderFault !== 'swaps-late-deposit') {
        refundAll(order, 'UNKNOWN');
      } else if (order.deposited < required(order)) {
        enter(order, 'INCOMPLETE_DEPOSIT');
      } else {
        enter(order, 'PROCESSING');
        clock.at(clock.now() + options.processingMs, () => finish(order));
      }
    },
    watchDeadline(order) {
      clock.at(order.request.deadline, () => {
        if (order.state === 'INCOMPLETE_DEPOSIT') refundAll(order, 'PARTIAL_DEPOSIT');
      });
    },
  };
}
