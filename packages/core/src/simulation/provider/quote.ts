import type { Instant } from '../../ports/clock.ts';
import type { AppFee, SwapEcho, SwapQuote, SwapRequest } from '../../ports/swap-provider.ts';
import { simAddress } from '../address.ts';
import type { QuoteFault } from './faults.ts';
import { convert, type MarketToken } from './market.ts';

const HUNDRED_PERCENT = 10_000n;
const THREE_DAYS_MS = 3 * 24 * 3_600_000;

/** Charged for asking without a key; the real service adds an entry like it. */
export const ANONYMOUS_FEE: AppFee = { recipient: 'provider.sim.near', basisPoints: 20 };

/** The key the simulated quotes are said to be signed with. */
export const SIM_QUOTE_KEY = 'ed25519:5J5tkaxyPoR3Q9S8LXfo5bWnXK5Z2bctJ4mB9gENh7co';

export interface Amounts {
  readonly amountIn: bigint;
  readonly minAmountIn: bigint;
  readonly amountOut: bigint;
  readonly minAmountOut: bigint;
}

/** Prices a request as the real service does, one part in a thousand in its own favour. */
export function price(
  request: Pick<SwapRequest, 'amount' | 'swapType' | 'slippageBasisPoints'>,
  from: MarketToken,
  to: MarketToken,
): Amounts {
  const { amount } = request;
  const kept = HUNDRED_PERCENT - BigInt(request.slippageBasisPoints);
  const less = (value: bigint): bigint => (value * kept) / HUNDRED_PERCENT;
  if (request.swapType === 'EXACT_OUTPUT') {
    const amountIn = (convert(amount, to, from) * 1_001n) / 1_000n + 1n;
    return { amountIn, minAmountIn: less(amountIn), amountOut: amount, minAmountOut: less(amount) };
  }
  const amountOut = (convert(amount, from, to) * 999n) / 1_000n;
  const minAmountIn = request.swapType === 'FLEX_INPUT' ? less(amount) : amount;
  return { amountIn: amount, minAmountIn, amountOut, minAmountOut: less(amountOut) };
}

export interface QuoteContext {
  readonly correlationId: string;
  readonly now: Instant;
  readonly from: MarketToken;
  readonly to: MarketToken;
  /** Null for a dry quote. */
  readonly depositAddress: string | null;
  readonly depositMemo: string | null;
  readonly refundFee: bigint;
  readonly anonymousFee: AppFee | null;
  readonly fault: QuoteFault | null;
  /** An address of the person's, for the fault that offers it as deposit address. */
  readonly ownAddress: string;
}

/** The provider's answer to a request, with the fault it was told to commit. */
export function composeQuote(request: SwapRequest, context: QuoteContext): SwapQuote {
  const { fault, now, correlationId } = context;
  const honest = price(request, context.from, context.to);
  const amounts = {
    ...honest,
    ...(fault === 'amount-in-above-request' ? { amountIn: honest.amountIn * 2n } : {}),
    ...(fault === 'min-out-below-slippage' ? { minAmountOut: honest.minAmountOut / 2n } : {}),
  };
  const depositAddress =
    fault === 'own-deposit-address' && context.depositAddress !== null
      ? context.ownAddress
      : context.depositAddress;
  const body = {
    correlationId,
    at: fault === 'stale' ? now - 3_600_000 : now,
    echo: echo(request, context),
    ...amounts,
    depositAddress,
    depositMemo: context.depositMemo,
    inactiveAt: request.dry ? null : request.deadline + THREE_DAYS_MS,
    timeEstimateMs: 20_000,
    refundFee: context.refundFee,
    withdrawFee: 0n,
  };
  const valid = fault !== 'wrong-signature';
  const problem = valid ? null : 'the signature is not over this quote';
  const received = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return { ...body, received, proof: { valid, publicKey: SIM_QUOTE_KEY, problem } };
}

function echo(request: SwapRequest, { fault, from, anonymousFee }: QuoteContext): SwapEcho {
  const fees = anonymousFee === null ? request.appFees : [...request.appFees, anonymousFee];
  const honest: SwapEcho = {
    dry: request.dry,
    swapType: request.swapType,
    slippageBasisPoints: request.slippageBasisPoints,
    originAsset: from.alias ?? request.originAsset,
    destinationAsset: request.destinationAsset,
    amount: request.amount,
    refundTo: request.refundTo,
    refundType: 'ORIGIN_CHAIN',
    recipient: request.recipient,
    recipientType: 'DESTINATION_CHAIN',
    depositType: 'ORIGIN_CHAIN',
    depositMode: request.depositMode,
    deadline: request.deadline,
    appFees: fees,
    unasked: [],
  };
  return { ...honest, ...lie(fault, honest) };
}

/** What a lying provider puts in place of the truth. */
function lie(fault: QuoteFault | null, honest: SwapEcho): Partial<SwapEcho> {
  switch (fault) {
    case 'echo-asset-in':
      return { originAsset: 'nep141:worthless.sim.near' };
    case 'echo-asset-out':
      return { destinationAsset: 'nep141:worthless.sim.near' };
    case 'echo-amount':
      return { amount: honest.amount + 1n };
    case 'echo-recipient':
      return { recipient: simAddress('thief') };
    case 'echo-refund-to':
      return { refundTo: simAddress('thief') };
    case 'echo-swap-type':
      return { swapType: honest.swapType === 'FLEX_INPUT' ? 'EXACT_INPUT' : 'FLEX_INPUT' };
    case 'echo-slippage':
      return { slippageBasisPoints: honest.slippageBasisPoints + 1 };
    case 'echo-deadline':
      return { deadline: honest.deadline + 60_000 };
    case 'echo-deposit-type':
      return { depositType: 'INTENTS' };
    case 'echo-recipient-type':
      return { recipientType: 'INTENTS' };
    case 'echo-refund-type':
      return { refundType: 'INTENTS' };
    case 'echo-deposit-mode':
      return { depositMode: honest.depositMode === 'MEMO' ? 'SIMPLE' : 'MEMO' };
    case 'stranger-app-fee':
      return { appFees: [...honest.appFees, { recipient: 'thief.near', basisPoints: 450 }] };
    default:
      return {};
  }
}
