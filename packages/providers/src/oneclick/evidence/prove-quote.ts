import { err, ok, type Result, type SignedQuote } from '@countinghouse/core';
import { z } from 'zod';
import { canonicalAssetId } from '../asset-id.ts';
import { verifyQuoteSignature } from '../signature/verify.ts';

/** The fields of a 1Click quote that are compared; the signature check has seen the rest. */
const answer = z.looseObject({
  quoteRequest: z.looseObject({
    swapType: z.string(),
    originAsset: z.string(),
    destinationAsset: z.string(),
    recipient: z.string(),
    refundTo: z.string(),
    deadline: z.string().nullish(),
    depositMode: z.string().nullish(),
    appFees: z.array(z.looseObject({ recipient: z.string(), fee: z.number() })).nullish(),
  }),
  quote: z.looseObject({
    amountIn: z.string(),
    minAmountIn: z.string(),
    amountOut: z.string(),
    minAmountOut: z.string(),
    depositAddress: z.string().nullish(),
    depositMemo: z.string().nullish(),
  }),
});

/** Checks 1Click's signature over an answer kept byte for byte, and reads what it covers. */
export function proveQuote(
  received: string,
  publicKey: string,
): Result<SignedQuote, { readonly message: string }> {
  const proof = verifyQuoteSignature(received, publicKey);
  if (!proof.ok) return err({ message: proof.error.message });
  const parsed = answer.safeParse(JSON.parse(received));
  if (!parsed.success) return err({ message: 'The signed answer lacks what a quote must hold.' });
  const { quoteRequest: request, quote } = parsed.data;
  const deadline = Date.parse(request.deadline ?? '');
  return ok({
    signed: {
      depositAddress: quote.depositAddress || null,
      depositMemo: quote.depositMemo || null,
      amountIn: units(quote.amountIn),
      minAmountIn: units(quote.minAmountIn),
      amountOut: units(quote.amountOut),
      minAmountOut: units(quote.minAmountOut),
      swapType: request.swapType,
      originAsset: canonicalAssetId(request.originAsset),
      destinationAsset: canonicalAssetId(request.destinationAsset),
      recipient: request.recipient,
      refundTo: request.refundTo,
    },
    unsigned: {
      requestedDeadline: Number.isNaN(deadline) ? null : deadline,
      appFees: (request.appFees ?? []).map(({ recipient, fee }) => ({
        recipient,
        basisPoints: fee,
      })),
      depositMode: request.depositMode ?? null,
    },
    notCovered: proof.value.notCovered,
  });
}

/** One spelling of a whole number; anything else stays as it is and will not compare equal. */
function units(text: string): string {
  return /^\d{1,78}$/.test(text) ? BigInt(text).toString() : text;
}
