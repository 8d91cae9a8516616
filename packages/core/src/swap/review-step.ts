import type { ReadStep } from '../action/definition.ts';
import type { PlantedBug } from '../action/planted-bug.ts';
import { needChain, type SwapWorld } from '../action/world.ts';
import { checkAddress } from '../address/index.ts';
import type { ChainId } from '../chain/index.ts';
import { ok } from '../result/result.ts';
import { reviewPrepared } from '../review/prepared.ts';
import type { ReviewAmount, ReviewWarning } from '../review/review.ts';
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
    warnings: recipientWarning(input),
    ownAddresses: [],
    knownAddresses: [quote.depositAddress],
  };
}

/** Typed twice is all that is known of an address on a chain nobody here knows. */
function recipientWarning({ destination, recipient }: SwapInput): readonly ReviewWarning[] {
  const checked = checkAddress(destination.chain as ChainId, recipient);
  if (checked.ok || checked.error.code !== 'UNKNOWN_CHAIN') return [];
  const sentence =
    'The recipient could not be checked: nothing here knows addresses of its chain. Compare it letter by letter; what is sent to a wrong one is lost.';
  return [{ code: 'ADDRESS_UNCHECKED', weight: 'risk', sentence }];
}

/** An amount of one side of a swap. */
export function amountOf({ asset, symbol, decimals }: SwapAsset, units: string): ReviewAmount {
  return { asset, symbol, decimals, units };
}
