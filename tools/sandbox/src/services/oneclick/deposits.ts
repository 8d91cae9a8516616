import { type Address, getAddress, isAddressEqual } from 'viem';
import type { Chain } from '../../chains/chain.ts';
import type { Movement } from '../../chains/watcher.ts';
import type { Clock } from '../../clock.ts';
import type { Book } from './book.ts';
import type { Order } from './order.ts';

/** Enters money that moved on a chain with the orders it was meant for. */
export function enterMovements(
  book: Book,
  chain: Chain,
  clock: Clock,
  movements: readonly Movement[],
): void {
  for (const movement of movements) {
    const order = book.find(movement.to, undefined);
    if (order === undefined || order.behaviour.blind === true) continue;
    if (!isMeant(order, chain, movement)) continue;
    const known = order.deposits.find(
      ({ orphaned, txHash, amount }) =>
        orphaned && txHash === movement.txHash && amount === movement.amount,
    );
    if (known !== undefined) {
      // The same transaction in another block after a reorganisation.
      known.orphaned = false;
      known.block = movement.block;
      known.logIndex = movement.logIndex;
    } else {
      const { txHash, logIndex, amount, from, block } = movement;
      const fresh = {
        confirmed: false,
        orphaned: false,
        seenAt: clock.now(),
        use: 'unused',
      } as const;
      order.deposits.push({ txHash, logIndex, amount, from, block, ...fresh });
    }
  }
}

function isMeant(order: Order, chain: Chain, movement: Movement): boolean {
  const rail = order.origin?.rail;
  if (rail?.kind !== 'local' || rail.chain.id !== chain.id) return false;
  if (order.request.depositType !== 'ORIGIN_CHAIN') return false;
  if (isAddressEqual(movement.from, chain.treasury)) return false;
  return sameAsset(rail.asset, movement.asset);
}

function sameAsset(left: Address | 'native', right: Address | 'native'): boolean {
  if (left === 'native' || right === 'native') return left === right;
  return getAddress(left) === getAddress(right);
}

const onChain = (order: Order, chain: Chain): boolean =>
  order.origin?.rail.kind === 'local' && order.origin.rail.chain.id === chain.id;

/** Deposits in replaced blocks are no longer there; what was already swapped stays the loss of the service. */
export function orphanDeposits(book: Book, chain: Chain, from: bigint): void {
  for (const order of book.orders.values()) {
    if (!onChain(order, chain)) continue;
    for (const deposit of order.deposits) {
      if (deposit.block === null || deposit.block < from) continue;
      deposit.orphaned = true;
      if (deposit.use === 'unused') deposit.confirmed = false;
    }
  }
}

/** Confirms deposits that are deep enough under the head. */
export function confirmDeposits(
  book: Book,
  chain: Chain,
  head: bigint,
  confirmations: number,
): void {
  for (const order of book.orders.values()) {
    if (!onChain(order, chain)) continue;
    for (const deposit of order.deposits) {
      if (deposit.confirmed || deposit.orphaned || deposit.block === null) continue;
      if (head - deposit.block + 1n >= BigInt(confirmations)) deposit.confirmed = true;
    }
  }
}
