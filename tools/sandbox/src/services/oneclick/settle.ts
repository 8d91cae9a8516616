import { createHash } from 'node:crypto';
import { getAddress } from 'viem';
import type { Clock } from '../../clock.ts';
import type { Asset } from './assets.ts';
import { orderKey } from './book.ts';
import type { Order, Payment } from './order.ts';

/** What the next payment of an order is known by, however often the step that makes it is made. */
const purposeOf = (order: Order): string => `${orderKey(order)} payment ${order.payments.length}`;

const inventedHash = (order: Order): string =>
  `0x${createHash('sha256').update(purposeOf(order)).digest('hex')}`;

/** Sends money for an order and writes down what was sent. Resolves once it is in a block. */
export async function pay(
  clock: Clock,
  order: Order,
  kind: Payment['kind'],
  asset: Asset,
  to: string,
  amount: bigint,
): Promise<void> {
  const onChain =
    kind === 'payout'
      ? order.request.recipientType === 'DESTINATION_CHAIN'
      : order.request.refundType === 'ORIGIN_CHAIN';
  const note = (txHash: string, rail: Payment['rail'], included: boolean): Payment => {
    const line = {
      kind,
      asset: asset.assetId,
      to,
      amount,
      txHash,
      rail,
      included,
      at: clock.iso(),
    };
    order.payments.push(line);
    return line;
  };
  if (!onChain || asset.rail.kind !== 'local') {
    note(inventedHash(order), 'booked', true);
    return;
  }
  const { chain, asset: held } = asset.rail;
  const hash = await chain.pay('treasury', held, getAddress(to), amount, purposeOf(order));
  const line = note(hash, 'chain', false);
  const { ok } = await chain.included(hash);
  if (!ok) throw new Error(`payment ${hash} of the sandbox failed on chain ${chain.id}`);
  line.included = true;
}

/** Writes down a payout that was never made: the lie of SUCCESS without payout. */
export function inventPayout(clock: Clock, order: Order, amount: bigint): void {
  const to = order.request.recipient;
  const line = { kind: 'payout', asset: order.destination.assetId, to, amount } as const;
  const lie = { txHash: inventedHash(order), rail: 'invented', included: true } as const;
  order.payments.push({ ...line, ...lie, at: clock.iso() });
}

/** Sends back an amount net of the refund fee; nothing if the fee eats it. */
export async function refund(clock: Clock, order: Order, gross: bigint): Promise<void> {
  const { origin } = order;
  if (origin === undefined) return;
  const net = gross - origin.refundFee;
  if (net > 0n) await pay(clock, order, 'refund', origin, order.request.refundTo, net);
}
