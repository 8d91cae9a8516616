import type { QuoteProof, SwapEcho, SwapQuote } from '@countinghouse/core';
import type { Answer } from '../../http/operation.ts';
import { baseUnits } from '../../value/base-units.ts';
import { verifyQuoteSignature } from '../signature/verify.ts';
import type { Quote, QuoteEcho, QuoteResponse } from '../wire.ts';

/** A quote in the domain's terms. Its signature is checked over the text as received. */
export function toQuote(answer: Answer<QuoteResponse>, publicKey: string): SwapQuote {
  const { value, received } = answer;
  const { quote } = value;
  return {
    received,
    correlationId: value.correlationId ?? answer.correlationId ?? '',
    at: Date.parse(value.timestamp),
    proof: toProof(received, value.signature, publicKey),
    echo: { ...toEcho(value.quoteRequest), unasked: unasked(value.quoteRequest, quote) },
    amountIn: BigInt(quote.amountIn),
    minAmountIn: BigInt(quote.minAmountIn),
    amountOut: BigInt(quote.amountOut),
    minAmountOut: BigInt(quote.minAmountOut),
    // An empty string is no address and no memo.
    depositAddress: quote.depositAddress || null,
    depositMemo: quote.depositMemo || null,
    inactiveAt: moment(quote.timeWhenInactive ?? quote.deadline),
    timeEstimateMs: Math.max(0, Math.round(quote.timeEstimate * 1000)),
    refundFee: baseUnits(quote.refundFee),
    withdrawFee: baseUnits(quote.withdrawFee),
  };
}

function toProof(received: string, signature: string, publicKey: string): QuoteProof {
  if (signature === '')
    return { valid: null, publicKey, problem: 'The quote carries no signature.' };
  const verified = verifyQuoteSignature(received, publicKey);
  return verified.ok
    ? { valid: true, publicKey, problem: null }
    : { valid: false, publicKey, problem: verified.error.message };
}

/** Fields that lead a payout or a refund elsewhere than its address alone says. We never set one. */
const ROUTES = [
  'virtualChainRecipient',
  'virtualChainRefundRecipient',
  'customRecipientMsg',
] as const;

function unasked(echo: QuoteEcho, quote: Quote): readonly string[] {
  const routes = ROUTES.filter((name) => echo[name] || quote[name]);
  const hidden = echo.confidentiality && echo.confidentiality !== 'public';
  return hidden ? [...routes, 'confidentiality'] : routes;
}

function toEcho(echo: QuoteEcho): Omit<SwapEcho, 'unasked'> {
  return {
    dry: echo.dry,
    swapType: echo.swapType,
    slippageBasisPoints: echo.slippageTolerance,
    originAsset: echo.originAsset,
    destinationAsset: echo.destinationAsset,
    amount: BigInt(echo.amount),
    refundTo: echo.refundTo,
    refundType: echo.refundType,
    recipient: echo.recipient,
    recipientType: echo.recipientType,
    depositType: echo.depositType,
    depositMode: echo.depositMode ?? null,
    deadline: Date.parse(echo.deadline),
    appFees: (echo.appFees ?? []).map(({ recipient, fee }) => ({ recipient, basisPoints: fee })),
  };
}

function moment(text: string | null | undefined): number | null {
  return text == null ? null : Date.parse(text);
}
