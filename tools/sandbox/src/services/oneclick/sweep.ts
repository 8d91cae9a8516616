import type { Clock } from '../../clock.ts';
import { depositAccount } from '../../identity.ts';
import { orderKey } from './book.ts';
import { type Order, sumOf } from './order.ts';

const ENDED = new Set(['SUCCESS', 'REFUNDED', 'FAILED']);

/** What lies at the deposit address of an ended order and has been decided on, in base units. */
export function unswept(order: Order): bigint {
  if (order.depositIndex === undefined || !ENDED.has(order.state)) return 0n;
  const decided = order.deposits.filter(
    ({ use, orphaned }) => !orphaned && (use === 'done' || use === 'refund'),
  );
  return sumOf(decided) - sumOf(order.sweeps);
}

/** Moves that money to the treasury, as the real service does behind the scenes. */
export async function sweep(clock: Clock, run: number, order: Order): Promise<void> {
  const amount = unswept(order);
  const rail = order.origin?.rail;
  if (amount <= 0n || rail?.kind !== 'local' || order.depositIndex === undefined) return;
  // Written down first: a sweep that fails is not tried twice.
  const purpose = `${orderKey(order)} sweep ${order.sweeps.length}`;
  const note = { txHash: '', amount, at: clock.iso() };
  order.sweeps.push(note);
  note.txHash = await rail.chain.collect(
    depositAccount(run, order.depositIndex),
    rail.asset,
    amount,
    purpose,
  );
}
