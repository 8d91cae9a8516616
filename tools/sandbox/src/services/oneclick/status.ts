import { createHash, randomUUID } from 'node:crypto';
import { formatUnits, formatUsd } from './amounts.ts';
import type { Asset } from './assets.ts';
import type { Book } from './book.ts';
import { echoInStatus } from './echo.ts';
import { badRequest, notIssued } from './errors.ts';
import { type Order, sumOf } from './order.ts';
import { priceAt } from './pricing.ts';

/** Finds the order a caller asks about, or refuses in the service's words. */
export function orderFor(
  book: Book,
  depositAddress: string | undefined,
  memo: string | null | undefined,
): Order {
  if (depositAddress === undefined || depositAddress === '') {
    throw badRequest('depositAddress should not be empty');
  }
  const order = book.find(depositAddress, memo ?? undefined);
  if (order === undefined) throw notIssued(depositAddress);
  return order;
}

/** Answer of `GET /v0/status` and `POST /v0/deposit/submit`. `peek` leaves scripted states alone. */
export function statusOf(order: Order, now: number): object {
  const shown = order.behaviour.showAlways ?? order.behaviour.show?.shift() ?? order.state;
  const { correlationId, timestamp, signature, quoteRequest, quote } = order.response;
  return {
    correlationId: randomUUID(),
    quoteResponse: {
      ...{ correlationId, timestamp, signature },
      ...{ quoteRequest: echoInStatus(quoteRequest), quote },
    },
    status: shown,
    updatedAt: order.updatedAt,
    swapDetails: swapDetails(order, now),
  };
}

interface Amount {
  readonly units: string | null;
  readonly formatted: string | null;
  readonly usd: string | null;
}
const NONE: Amount = { units: null, formatted: null, usd: null };

function amountOf(asset: Asset | undefined, amount: bigint | undefined, now: number): Amount {
  if (asset === undefined || amount === undefined) return NONE;
  return {
    units: amount.toString(),
    formatted: formatUnits(amount, asset.decimals),
    usd: formatUsd(amount, asset.decimals, priceAt(asset, now)),
  };
}

const link = (hash: string) => ({ hash, explorerUrl: '' });
const marker = (order: Order, label: string): string =>
  createHash('sha256').update(`${order.depositAddress} ${order.memo} ${label}`).digest('base64url');

function swapDetails(order: Order, now: number): object {
  const { origin, destination, payments, swapped, behaviour } = order;
  const ended = ['SUCCESS', 'REFUNDED', 'FAILED'].includes(order.state);
  const deposits = order.deposits.filter(({ orphaned, use }) => !orphaned && use !== 'ignored');
  const refunds = payments.filter(({ kind, included }) => included && kind === 'refund');
  const payouts = payments.filter(({ kind, included }) => included && kind === 'payout');
  const amountIn = amountOf(origin, ended ? swapped?.used : undefined, now);
  const amountOut = amountOf(destination, ended ? swapped?.out : undefined, now);
  const refunded = amountOf(origin, sumOf(refunds), now);
  const deposited = amountOf(origin, deposits.length > 0 ? sumOf(deposits) : undefined, now);
  const working = order.state === 'PROCESSING' || ended;
  const toIntents = order.request.recipientType !== 'DESTINATION_CHAIN';
  const hideHashes = toIntents || behaviour.successWithoutHash === true;
  const hashes = [...deposits, ...refunds].map(({ txHash }) => txHash);
  return {
    intentHashes: working && swapped !== undefined ? [marker(order, 'intent')] : [],
    nearTxHashes: working && swapped !== undefined ? [marker(order, 'near')] : [],
    ...{
      amountIn: amountIn.units,
      amountInFormatted: amountIn.formatted,
      amountInUsd: amountIn.usd,
    },
    ...{ amountOut: amountOut.units, amountOutFormatted: amountOut.formatted },
    amountOutUsd: amountOut.usd,
    slippage: ended && swapped !== undefined ? Math.round(-(behaviour.driftBps ?? 0)) : null,
    originChainTxHashes: [...new Set(hashes)].map(link),
    destinationChainTxHashes: hideHashes ? [] : payouts.map(({ txHash }) => link(txHash)),
    ...{ refundedAmount: refunded.units, refundedAmountFormatted: refunded.formatted },
    ...{ refundedAmountUsd: refunded.usd, refundReason: order.refundReason ?? null },
    ...{ depositedAmount: deposited.units, depositedAmountFormatted: deposited.formatted },
    depositedAmountUsd: deposited.usd,
    withdrawFee: ended && swapped !== undefined ? destination.withdrawFee.toString() : null,
    refundFee: origin?.refundFee.toString() ?? null,
    referral: order.request.referral ?? null,
  };
}
