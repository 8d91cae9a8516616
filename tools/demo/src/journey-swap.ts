import { formatAmount } from '@countinghouse/core';
import { countDoubleDeposits } from './audit.ts';
import { approve, beginSwap, ended, waitFor } from './drive-swap.ts';
import type { Narrator } from './narrator.ts';
import type { ActionView, SwapWish } from './protocol.ts';
import type { Stage } from './stage.ts';

/** What the journey came to. Every figure is read from the chains. */
export interface SwapJourney {
  readonly ok: boolean;
  readonly swaps: number;
  readonly refunds: number;
  readonly resumedAfterKill: boolean;
  readonly doubleEffects: number;
  readonly balanceErrorUnits: string;
}

const usdc = (units: bigint | string) => `${formatAmount(BigInt(units), 6)} USDC`;

/** The ids under which 1Click lists the two sandbox dollars. */
export interface SwapIds {
  readonly base: string;
  readonly arbitrum: string;
}

export async function journeySwap(
  stage: Stage,
  ids: SwapIds,
  say: Narrator,
): Promise<{ readonly journey: SwapJourney; readonly actions: readonly string[] }> {
  const { account, onBase, onArbitrum, sandbox } = stage;
  const before = { base: await onBase.balances(account), arb: await onArbitrum.balances(account) };
  say.tell(
    'balances',
    `Before: ${usdc(before.base.usdc)} on Base, ${usdc(before.arb.usdc)} on Arbitrum.`,
    {
      at: 'before',
      account,
      base: before.base.usdc.toString(),
      arbitrum: before.arb.usdc.toString(),
    },
  );
  const wish = (swapType: SwapWish['swapType'], amount: bigint): SwapWish => ({
    swapType,
    origin: ids.base,
    destination: ids.arbitrum,
    amount: amount.toString(),
    account,
    recipient: account,
  });

  say.chapter('1 · Exactly 25 USDC from Base to Arbitrum');
  const first = await swap(stage, wish('EXACT_INPUT', 25_000_000n), say);

  say.chapter('2 · Exactly 10 USDC on Arbitrum, and the process is killed on the way');
  await sandbox.remote.call('automine', { chain: 8453, on: false });
  const begun = await beginSwap(stage, wish('EXACT_OUTPUT', 10_000_000n));
  tellReview(begun.view, say);
  await approve(stage, begun.actionId, begun.view);
  const sent = await waitFor(stage, begun.actionId, ({ row }) => row?.status === 'sent');
  say.tell('sent', `${sent.row?.sentence}`, { actionId: begun.actionId });
  const killed = stage.backend();
  await killed.kill();
  say.tell(
    'killed',
    `kill -9 ${killed.pid}: the process is gone, the deposit is in no block yet.`,
    {
      pid: killed.pid,
      actionId: begun.actionId,
    },
  );
  await sandbox.remote.call('automine', { chain: 8453, on: true });
  await stage.restart();
  say.tell('resumed', 'Started anew and unlocked: the ledger knows what was sent.', {
    pid: stage.backend().pid,
    actionId: begun.actionId,
  });
  const second = await waitFor(stage, begun.actionId, ended);
  tellEnd(second, say);

  say.chapter('3 · 5 USDC that cannot be swapped come back');
  await sandbox.remote.call('orders/next', {
    behaviour: { outcome: 'refund', refundReason: 'NO_LIQUIDITY' },
  });
  const third = await swap(stage, wish('EXACT_INPUT', 5_000_000n), say);

  const ends = [first.view, second, third.view];
  const audit = await reconcile(stage, before, ends, say);
  const refunds = ends.filter(({ row }) => row?.status === 'refunded').length;
  const resumedAfterKill = second.row?.status === 'done';
  const asExpected = first.view.row?.status === 'done' && resumedAfterKill && refunds === 1;
  return {
    actions: [first.actionId, begun.actionId, third.actionId],
    journey: {
      ok: asExpected && audit.doubleEffects === 0 && audit.balanceError === 0n,
      swaps: ends.length,
      refunds,
      resumedAfterKill,
      doubleEffects: audit.doubleEffects,
      balanceErrorUnits: audit.balanceError.toString(),
    },
  };
}

async function swap(stage: Stage, wish: SwapWish, say: Narrator) {
  const { actionId, view } = await beginSwap(stage, wish);
  tellReview(view, say);
  await approve(stage, actionId, view);
  const end = await waitFor(stage, actionId, ended);
  tellEnd(end, say);
  return { actionId, view: end };
}

interface ShownReview {
  readonly pays: { readonly units: string };
  readonly receives: { readonly units: string };
  readonly receivesAtLeast: { readonly units: string };
  readonly to: string;
}

function tellReview({ review, row }: ActionView, say: Narrator): void {
  if (review === null) throw new Error(`no review: ${row?.sentence}`);
  const shown = review.review as unknown as ShownReview;
  say.tell(
    'review',
    `Read and approved: pay ${usdc(shown.pays.units)} to ${shown.to}, get about ${usdc(shown.receives.units)}, at least ${usdc(shown.receivesAtLeast.units)}.`,
    { actionId: row?.id ?? '', digest: review.digest, review: review.review },
  );
}

interface SwapSummary {
  readonly depositAddress: string;
  readonly correlationId: string;
  readonly amountIn: string;
  readonly minAmountIn: string;
  readonly refundFee: string;
  readonly amountOut: string;
  readonly payouts: readonly { readonly hash: string; readonly amount: string }[];
  readonly refunds: readonly { readonly hash: string; readonly amount: string }[];
}

const summaryOf = ({ row }: ActionView) => row?.summary as unknown as SwapSummary;

function tellEnd(view: ActionView, say: Narrator): void {
  const { row } = view;
  const { payouts, refunds, depositAddress, correlationId } = summaryOf(view);
  const proofs = [...payouts, ...refunds].map(({ hash }) => hash).join(', ');
  say.tell('ended', `${row?.status}: ${row?.sentence} (${proofs})`, {
    actionId: row?.id ?? '',
    status: row?.status ?? '',
    depositAddress,
    correlationId,
    payouts: payouts.map(({ hash, amount }) => ({ hash, amount })),
    refunds: refunds.map(({ hash, amount }) => ({ hash, amount })),
  });
}

/**
 * Reads both chains and settles up: what each signed quote promised against what the account has
 * gained and lost, to the last unit, and how often each deposit was really made.
 */
async function reconcile(
  stage: Stage,
  before: { readonly base: { readonly usdc: bigint }; readonly arb: { readonly usdc: bigint } },
  ends: readonly ActionView[],
  say: Narrator,
): Promise<{ readonly doubleEffects: number; readonly balanceError: bigint }> {
  const { account, onBase, onArbitrum } = stage;
  const after = { base: await onBase.balances(account), arb: await onArbitrum.balances(account) };
  say.chapter('What the chains say');
  say.tell(
    'balances',
    `After: ${usdc(after.base.usdc)} on Base, ${usdc(after.arb.usdc)} on Arbitrum.`,
    {
      at: 'after',
      account,
      base: after.base.usdc.toString(),
      arbitrum: after.arb.usdc.toString(),
    },
  );
  const returns = (await onBase.received(account)).filter(
    ({ from }) => from.toLowerCase() !== stage.sandbox.faucet.address.toLowerCase(),
  );
  const payouts = await onArbitrum.received(account);
  let paid = 0n;
  let back = 0n;
  let error = 0n;
  for (const view of ends) {
    const quote = summaryOf(view);
    const deposits = await onBase.transfers(account, quote.depositAddress);
    for (const { hash, amount } of deposits) {
      paid += amount;
      error += distance(amount, BigInt(quote.amountIn));
      say.tell('deposit', `${usdc(amount)} deposited once: ${hash}`, {
        depositAddress: quote.depositAddress,
        hash,
        amount: amount.toString(),
      });
    }
    const named = new Set([...quote.payouts, ...quote.refunds].map(({ hash }) => hash));
    const got = sum(payouts.filter(({ hash }) => named.has(hash)));
    const returned = sum(returns.filter(({ hash }) => named.has(hash)));
    back += returned;
    if (view.row?.status === 'refunded') {
      error += distance(returned, BigInt(quote.amountIn) - BigInt(quote.refundFee)) + got;
    } else {
      // What was set aside for slippage may come back, never more.
      const buffer = BigInt(quote.amountIn) - BigInt(quote.minAmountIn);
      error +=
        distance(got, BigInt(quote.amountOut)) + (returned > buffer ? returned - buffer : 0n);
    }
  }
  const lost = before.base.usdc - after.base.usdc;
  const gained = after.arb.usdc - before.arb.usdc;
  const addresses = ends.map((view) => summaryOf(view).depositAddress);
  const doubleEffects = await countDoubleDeposits(onBase, account, addresses);
  const balanceError = error + distance(lost, paid - back) + distance(gained, sum(payouts));
  say.tell(
    'reconciled',
    `Paid ${usdc(lost)}, received ${usdc(gained)}; off by ${balanceError} units; ${doubleEffects} deposits made twice.`,
    {
      paid: lost.toString(),
      received: gained.toString(),
      balanceErrorUnits: balanceError.toString(),
      doubleEffects,
    },
  );
  return { doubleEffects, balanceError };
}

function sum(list: readonly { readonly amount: bigint }[]): bigint {
  return list.reduce((total, { amount }) => total + amount, 0n);
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
