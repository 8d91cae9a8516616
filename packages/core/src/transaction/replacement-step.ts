import type { ReadStep } from '../action/definition.ts';
import { needChain, type WalletWorld } from '../action/world.ts';
import type { TransactionCall } from '../ports/chain.ts';
import type { Instant } from '../ports/clock.ts';
import { ok } from '../result/result.ts';
import { reviewPrepared } from '../review/prepared.ts';
import type { ReviewAmount } from '../review/review.ts';
import { feesToOutbid } from './replacement.ts';
import { type NativeAsset, type ReviewDraft, reviewTransaction } from './review-transaction.ts';
import type { TransactionTrack } from './track.ts';
import { cancelCall } from './transfer-payload.ts';

export interface ReplacementOptions<State> {
  track(state: State): TransactionTrack;
  native(state: State): NativeAsset;
  /** What the original review said; a speed-up is the same with a higher fee. */
  original(state: State, actionId: string, now: Instant): ReviewDraft;
}

// A cancel promises nothing that could expire; the limit only keeps its fees honest.
const CANCEL_REVIEW_MS = 10 * 60_000;

/** Sets the review of a speed-up or a cancel: same nonce, higher fee. */
export function replacementStep<State>(
  options: ReplacementOptions<State>,
): ReadStep<State, WalletWorld> {
  return {
    type: 'read',
    async run(action, world, { clock }) {
      const track = options.track(action.state);
      const first = track.sent[0];
      const outbid = feesToOutbid(track);
      if (first === undefined || outbid === undefined || track.replacement === null) return ok([]);
      const chain = needChain(world, first.chain);
      if (!chain.ok) return chain;
      const now = clock.now();
      // The ledger's time, which may be ahead of a clock put right: it must come after the wish.
      const preparedAt = Math.max(now, action.lastEventAt);
      const draft: ReviewDraft =
        track.replacement === 'cancel'
          ? cancelDraft(action.id, cancelCall(first.account), options.native(action.state), now)
          : { ...options.original(action.state, action.id, now), purpose: 'speed-up' };
      const gas = track.replacement === 'cancel' ? 0n : outbid.gas;
      const least = { ...outbid, gas };
      const review = await reviewTransaction(
        { ...draft, outbid: least },
        chain.value,
        world.decode,
        preparedAt,
      );
      return review.ok ? ok([reviewPrepared(review.value)]) : review;
    },
  };
}

function cancelDraft(
  actionId: string,
  call: TransactionCall,
  native: NativeAsset,
  now: Instant,
): ReviewDraft {
  const nothing: ReviewAmount = {
    asset: native.id,
    symbol: native.symbol,
    decimals: native.decimals,
    units: '0',
  };
  return {
    actionId,
    purpose: 'cancel',
    call,
    native,
    token: null,
    pays: nothing,
    receiver: call.to,
    receives: nothing,
    receivesAtLeast: nothing,
    through: null,
    to: call.to,
    otherFees: [],
    refundTo: null,
    validUntil: now + CANCEL_REVIEW_MS,
    ownAddresses: [],
    knownAddresses: [],
    warnings: [
      {
        code: 'CANCEL_MAY_LOSE',
        weight: 'note',
        sentence: 'If the original is mined first, this does nothing and only one of them costs.',
      },
    ],
  };
}
