import type { Clock } from '../../clock.ts';
import { execute } from './execute.ts';
import { type Deposit, enter, type Order, openDeposits, sumOf } from './order.ts';
import type { Settings } from './settings.ts';
import { refund } from './settle.ts';

/** Takes one order as far as it can go now. Nothing is shared between orders but the treasury. */
export async function advance(clock: Clock, settings: Settings, order: Order): Promise<void> {
  if (order.behaviour.stuckIn === order.state) return;
  switch (order.state) {
    case 'PENDING_DEPOSIT':
    case 'KNOWN_DEPOSIT_TX':
    case 'INCOMPLETE_DEPOSIT':
      return advanceOpen(clock, settings, order);
    case 'PROCESSING': {
      const wait = order.behaviour.processingMs ?? settings.processingMs;
      if (clock.now() < order.processingSince + wait) return;
      return execute(clock, order);
    }
    case 'SUCCESS':
    case 'REFUNDED':
    case 'FAILED':
      return afterEnd(clock, settings, order);
  }
}

async function advanceOpen(clock: Clock, settings: Settings, order: Order): Promise<void> {
  const late = order.behaviour.late ?? settings.late;
  const open = openDeposits(order);
  const lost = open.filter(({ seenAt }) => seenAt > order.closedAt);
  for (const deposit of lost) deposit.use = 'ignored';
  const tooLate = open.filter((deposit) => !lost.includes(deposit) && isLate(order, deposit));
  if (late === 'ignore') for (const deposit of tooLate) deposit.use = 'ignored';
  const known = openDeposits(order).length > 0 || order.submitted.size > 0;
  if (known && order.state === 'PENDING_DEPOSIT' && order.behaviour.skipKnown !== true) {
    // Passed through even when blocks came faster than they were read.
    return enter(order, 'KNOWN_DEPOSIT_TX', clock.iso());
  }
  const counted = openDeposits(order).filter(({ confirmed }) => confirmed);
  const total = sumOf(counted);
  const refundLate = late === 'refund' && counted.some((deposit) => isLate(order, deposit));
  if (!refundLate && total > 0n && total >= needed(order)) {
    for (const deposit of counted) deposit.use = 'swap';
    order.processingSince = clock.now();
    return enter(order, 'PROCESSING', clock.iso());
  }
  if (total > 0n && clock.now() >= order.refundAt) {
    return refundAll(clock, order, counted, total < needed(order) ? 'PARTIAL_DEPOSIT' : 'UNKNOWN');
  }
  if (total > 0n) enter(order, 'INCOMPLETE_DEPOSIT', clock.iso());
  else if (openDeposits(order).length === 0 && order.submitted.size === 0) {
    // What was seen has gone with its block, or came too late to count.
    enter(order, 'PENDING_DEPOSIT', clock.iso());
  }
}

async function refundAll(
  clock: Clock,
  order: Order,
  deposits: readonly Deposit[],
  reason: string,
): Promise<void> {
  for (const deposit of deposits) deposit.use = 'refund';
  order.refundReason = order.behaviour.refundReason ?? reason;
  await refund(clock, order, sumOf(deposits));
  enter(order, 'REFUNDED', clock.iso());
}

/** Money that comes when the swap is over. The state stays what it is. */
async function afterEnd(clock: Clock, settings: Settings, order: Order): Promise<void> {
  const policy = order.behaviour.extra ?? settings.extra;
  for (const deposit of openDeposits(order)) {
    if (!deposit.confirmed) continue;
    if (deposit.seenAt > order.closedAt || policy === 'ignore') deposit.use = 'ignored';
    else if (policy === 'refund') {
      deposit.use = 'refund';
      await refund(clock, order, deposit.amount);
      order.updatedAt = clock.iso();
    } else if (sumOf([deposit]) >= needed(order)) {
      deposit.use = 'swap';
      order.processingSince = clock.now();
      enter(order, 'PROCESSING', clock.iso());
      return;
    } else deposit.use = 'ignored';
  }
}

const isLate = (order: Order, deposit: Deposit): boolean => deposit.seenAt > order.refundAt;

/** Least that must arrive before the swap starts. */
const needed = (order: Order): bigint => order.terms.minAmountIn;

/** Whether an order may have something to do; the others are not looked at. */
export const isActive = (order: Order): boolean =>
  order.state === 'PROCESSING' ||
  order.state === 'KNOWN_DEPOSIT_TX' ||
  order.state === 'INCOMPLETE_DEPOSIT' ||
  order.submitted.size > 0 ||
  openDeposits(order).length > 0;
