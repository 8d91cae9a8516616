import type { ReadStep } from '../action/definition.ts';
import type { PlantedBug } from '../action/planted-bug.ts';
import { needChain, type SwapWorld } from '../action/world.ts';
import { ok } from '../result/result.ts';
import { reviewPrepared } from '../review/prepared.ts';
import type { ReviewAmount } from '../review/review.ts';
import { type ReviewDraft, reviewTransaction } from '../transaction/review-transaction.ts';
import { transferCall } from '../transaction/transfer-payload.ts';
import { depositUntil } from './deadlines.ts';
import type { SwapAsset, SwapInput } from './input.ts';
import type { QuoteNote, SwapState } from './state.ts';

/** Sets the review of the deposit: what leaves, what must come, through whom, until when. */
export function swapReviewStep(): ReadStep<SwapState, SwapWorld> {
  return {
    type: 'read',
    async run(action, world, { clock, bug }) {
      const { input, quote } = action.state;
      const chain = needChain(world, input.origin.chain);
      if (quote === null) return ok([]);
      if (!chain.ok) return chain;
      const draft = draftDeposit(input, quote, action.id, bug);
      const review = await reviewTransaction(draft, chain.value, world.decode, clock.now());
      return review.ok ? ok([reviewPrepared(review.value)]) : review;
    },
  };
}

/** The review of a deposit, its fees and balances apart. */
export function draftDeposit(
  input: SwapInput,
  quote: QuoteNote,
  actionId: string,
  bug?: PlantedBug,
): ReviewDraft {
  const { deposit, origin, destination } = input;
  if (deposit.from !== 'wallet') throw new TypeError('an outside deposit has no transaction here');
  return {
    actionId,
    purpose: 'swap deposit',
    call: transferCall({
      from: deposit.account,
      to: quote.depositAddress,
      token: origin.token,
      amount: BigInt(quote.amountIn),
    }),
    native: deposit.native,
    token: origin.token,
    pays: amountOf(origin, quote.amountIn),
    receiver: input.recipient,
    receives: amountOf(destination, quote.amountOut),
    receivesAtLeast: amountOf(
      destination,
      input.swapType === 'EXACT_OUTPUT' ? quote.amountOut : quote.minAmountOut,
    ),
    through: '1Click',
    to: quote.depositAddress,
    otherFees: quote.appFees.map((fee) => ({ name: fee.recipient, basisPoints: fee.basisPoints })),
    refundTo: input.refundTo,
    validUntil: depositUntil(input, quote, bug),
    warnings: [],
    ownAddresses: [],
    knownAddresses: [quote.depositAddress],
  };
}

/** An amount of one side of a swap. */
export function amountOf({ asset, symbol, decimals }: SwapAsset, units: string): ReviewAmount {
  return { asset, symbol, decimals, units };
}
