import type { Clock } from '../../clock.ts';
import { formatUnits, formatUsd } from './amounts.ts';
import type { Asset } from './assets.ts';
import type { Book } from './book.ts';
import { type Order, openDeposits } from './order.ts';
import { priceAt } from './pricing.ts';
import { pay } from './settle.ts';
import { orderFor } from './status.ts';
import type { WithdrawalsQuery } from './wire.ts';

/** Answer of `GET /v0/any-input/withdrawals`: the payouts made so far, newest first by default. */
export function withdrawalsOf(book: Book, query: WithdrawalsQuery, now: number): object {
  const order = orderFor(book, query.depositAddress, query.depositMemo);
  const { destination } = order;
  const price = priceAt(destination, now);
  const after = query.timestampFrom === undefined ? 0 : Date.parse(query.timestampFrom);
  const made = order.payments.filter(
    ({ at, kind }) => kind === 'payout' && Date.parse(at) >= after,
  );
  const sorted = query.sortOrder === 'desc' ? made.toReversed() : made;
  const page = sorted.slice((query.page - 1) * query.limit, query.page * query.limit);
  const fee = destination.withdrawFee;
  return {
    asset: destination.assetId,
    recipient: order.request.recipient,
    affiliateRecipient: null,
    withdrawals: page.map(({ amount, at, txHash }) => ({
      status: 'SUCCESS',
      amountOut: amount.toString(),
      amountOutFormatted: formatUnits(amount, destination.decimals),
      amountOutUsd: formatUsd(amount, destination.decimals, price),
      withdrawFee: fee.toString(),
      withdrawFeeFormatted: formatUnits(fee, destination.decimals),
      withdrawFeeUsd: formatUsd(fee, destination.decimals, price),
      timestamp: at,
      hash: txHash,
    })),
  };
}

const PAYOUT_FROM_USD = 1_000n;
const ONE_USD = 100_000_000n;

/** Pays out the pool of an ANY_INPUT order once it is worth enough. Such an order never ends. */
export async function payPool(
  clock: Clock,
  assets: ReadonlyMap<string, Asset>,
  order: Order,
): Promise<void> {
  const now = clock.now();
  const open = openDeposits(order).filter(({ confirmed }) => confirmed);
  const pool = open.reduce((sum, { assetId, amount }) => {
    const asset = assets.get(assetId ?? '');
    if (asset === undefined) return sum;
    return sum + (amount * priceAt(asset, now)) / 10n ** BigInt(asset.decimals);
  }, 0n);
  if (pool < PAYOUT_FROM_USD * ONE_USD) return;
  for (const deposit of open) deposit.use = 'done';
  const { destination } = order;
  const gross = (pool * 10n ** BigInt(destination.decimals)) / priceAt(destination, now);
  const net = (gross * 9_980n) / 10_000n - destination.withdrawFee;
  await pay(clock, order, 'payout', destination, order.request.recipient, net);
  order.updatedAt = clock.iso();
}
