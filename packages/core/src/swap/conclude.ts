import type { Moment } from '../action/definition.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { includedTransaction } from '../transaction/track.ts';
import { PROOF_PATIENCE_MS, patienceEnds } from './deadlines.ts';
import { type Attention, type SwapEnding, SwapEvent, type SwapState } from './state.ts';

/**
 * What is known of a swap adds up to an end, to a call for the person, or to nothing yet.
 * `absence`: it rests on something not having been seen, so it counts only right after a look.
 */
export type Conclusion =
  | { readonly type: 'end'; readonly ending: SwapEnding; readonly absence: boolean }
  | { readonly type: 'attention'; readonly code: Attention; readonly absence: boolean }
  | { readonly type: 'none' };

const NONE: Conclusion = { type: 'none' };

/** Which chains of a swap we can read ourselves. */
export interface Readable {
  readonly origin: boolean;
  readonly destination: boolean;
}

/**
 * Draws the conclusion. A word of the provider ends a swap only where the chain bears it out, or
 * where we cannot read the chain, and then it says so.
 */
export function conclude(state: SwapState, readable: Readable, moment: Moment): Conclusion {
  const ours = depositOutcome(state);
  if (ours !== null) return { type: 'end', ending: ours, absence: false };
  const { status, quote } = state;
  if (quote === null) return NONE;
  switch (status?.status) {
    case 'SUCCESS':
      if (moment.bug === 'success-without-payout') return end('done', false, 'SUCCESS');
      return success(state, readable, moment);
    case 'REFUNDED':
      return refunded(state, readable, moment);
    case 'FAILED':
      if (depositOpen(state, readable)) return NONE;
      if (state.payouts.length > 0) return success(state, readable, moment);
      if (state.refunds.length > 0) return refunded(state, readable, moment);
      return end('failed', false, 'The provider reports a failure.');
    default:
      return moment.now >= patienceEnds(quote) && hasDeposit(state)
        ? attention(state, 'PAST_DEADLINE')
        : NONE;
  }
}

/**
 * Money is with the provider, as far as anybody knows. Its word alone counts only where we could not
 * have seen the deposit ourselves.
 */
export function hasDeposit(state: SwapState): boolean {
  const { status, input, deposits, credited } = state;
  const told = status !== null && status.status !== 'PENDING_DEPOSIT';
  const unseen = input.origin.token === null && input.deposit.from === 'outside';
  const blind = unseen || !readable(state).origin;
  return deposits.length > 0 || credited || (blind && told);
}

/**
 * Our own deposit came to nothing: cancelled on chain, or reverted. A provider that credited it
 * before a reorg took it away may pay out all the same, so then it has the last word.
 */
function depositOutcome(state: SwapState): SwapEnding | null {
  const { track, deposits } = state;
  if (!track.final || track.included === null) return null;
  if (deposits.length > 0 || state.credited) return null;
  if (includedTransaction(track)?.purpose === 'cancel') {
    return { end: 'cancelled', verified: true, why: 'The deposit was cancelled on chain.' };
  }
  if (!track.included.succeeded) {
    return {
      end: 'failed',
      verified: true,
      why: 'The deposit failed on chain; only its fee is gone.',
    };
  }
  return null;
}

/**
 * Our own deposit is not even on chain: it can still be cancelled, and must not be forgotten. Once it
 * is final it is seen where it can be read; otherwise nothing more comes of it.
 */
function depositOpen({ track, deposits }: SwapState, { origin }: Readable): boolean {
  if (track.sent.length === 0 || deposits.length > 0) return false;
  if (!track.final) return true;
  const paid = track.included?.succeeded === true;
  return origin && paid && includedTransaction(track)?.purpose !== 'cancel';
}

function success(state: SwapState, readable: Readable, moment: Moment): Conclusion {
  const { quote, status } = state;
  if (quote === null || status === null) return NONE;
  const refundClaimed = BigInt(status.refundedAmount ?? '0') > 0n;
  const paidOut = sum(state.payouts);
  const noneNamed = status.destinationTransactions.length === 0;
  if (readable.destination ? paidOut === 0n : noneNamed) return unpaid(state, readable, moment);
  if (readable.destination && paidOut < least(state)) {
    return overdue(state, moment, 'PAYOUT_SHORT');
  }
  if (lateDeposit(state)) return overdue(state, moment, 'LATE_DEPOSIT');
  if (!refundClaimed && state.refunds.length === 0) {
    return end('done', readable.destination, 'The payout arrived.');
  }
  const proof = refundProof(state, readable);
  if (proof === 'missing') return overdue(state, moment, 'REFUND_MISSING');
  if (proof === 'short') return overdue(state, moment, 'REFUND_SHORT');
  const verified = proof === 'seen' && readable.destination;
  return unspentBuffer(state)
    ? end('done', verified, 'The payout arrived; what was not needed came back.')
    : end('done with part refunded', verified, 'Part came back.');
}

/**
 * Success is reported and no payout is to be seen. It was a refund only if everything that was
 * deposited came back, no payout is even named, and both chains have had the time to show one.
 */
function unpaid(state: SwapState, readable: Readable, moment: Moment): Conclusion {
  const { status } = state;
  if (status === null || !patient(state, moment)) return NONE;
  const named = status.destinationTransactions.length > 0 || BigInt(status.amountOut ?? '0') > 0n;
  if (named || !claimsAll(state)) return absent(state, 'PAYOUT_MISSING');
  const back = refunded(state, readable, moment);
  return back.type === 'none' ? back : { ...back, absence: true };
}

/**
 * The provider says that it returned all that it got. A deposit that it credited and a reorg took
 * away since counts as well: for that one it may have paid out.
 */
function claimsAll(state: SwapState): boolean {
  const { status, deposits } = state;
  const [seen, told] = [sum(deposits), BigInt(status?.depositedAmount ?? '0')];
  const most = seen > told ? seen : told;
  return most > 0n && BigInt(status?.refundedAmount ?? '0') + refundFees(state) >= most;
}

/** What may be missing of refunds: a fee for each. */
function refundFees({ quote, refunds }: SwapState): bigint {
  return BigInt(quote?.refundFee ?? '0') * BigInt(Math.max(1, refunds.length));
}

function refunded(state: SwapState, readable: Readable, moment: Moment): Conclusion {
  const proof = refundProof(state, readable);
  if (proof === 'missing') return overdue(state, moment, 'REFUND_MISSING');
  if (proof === 'short') return overdue(state, moment, 'REFUND_SHORT');
  if (state.payouts.length > 0) {
    return end('done with part refunded', proof === 'seen', 'It was paid out, and came back.');
  }
  const why = state.status?.refundReason ?? 'The provider returned the deposit.';
  return end('refunded', proof === 'seen', why);
}

/** Whether the refund has been seen; `told` where we cannot look. */
function refundProof(state: SwapState, readable: Readable): 'seen' | 'told' | 'missing' | 'short' {
  if (!readable.origin) return 'told';
  const back = sum(state.refunds);
  if (back === 0n) return 'missing';
  const claimed = BigInt(state.status?.refundedAmount ?? '0');
  // Whether a claim is before or after the fee is not said; the person must not be called for that.
  const fee = refundFees(state);
  if (back + fee < claimed) return 'short';
  if (state.status?.status === 'SUCCESS') return 'seen';
  return back + fee >= sum(state.deposits) ? 'seen' : 'short';
}

/** An exact output costs what it costs; what was set aside for slippage and not needed comes back. */
function unspentBuffer(state: SwapState): boolean {
  const { input, quote, status } = state;
  if (input.swapType !== 'EXACT_OUTPUT' || quote === null) return false;
  const buffer = BigInt(quote.amountIn) - BigInt(quote.minAmountIn);
  return BigInt(status?.refundedAmount ?? '0') <= buffer;
}

/** Money arrived beyond what was asked for, or after an end, and nothing has answered it yet. */
function lateDeposit(state: SwapState): boolean {
  const { input, quote, deposits, payouts, refunds, atEnd } = state;
  const answers = payouts.length + refunds.length;
  if (state.reopened) return answers <= (atEnd?.answers ?? 0);
  if (deposits.length < 2 || input.swapType === 'FLEX_INPUT') return false;
  return sum(deposits) > BigInt(quote?.amountIn ?? '0') && answers < 2;
}

/** What must arrive for the swap to count as done. */
function least({ input, quote }: SwapState): bigint {
  if (quote === null) return 0n;
  return BigInt(input.swapType === 'EXACT_OUTPUT' ? quote.amountOut : quote.minAmountOut);
}

/** Chains lag behind: a claim gets ten minutes to show before a person is called. */
function overdue(state: SwapState, moment: Moment, code: Attention): Conclusion {
  return patient(state, moment) ? absent(state, code) : NONE;
}

/** Whether what the provider says last has had its time to show on the chains. */
function patient({ status }: SwapState, { now }: Moment): boolean {
  return status !== null && now - status.at >= PROOF_PATIENCE_MS;
}

function attention(state: SwapState, code: Attention): Conclusion {
  return state.attention === code ? NONE : { type: 'attention', code, absence: false };
}

function absent(state: SwapState, code: Attention): Conclusion {
  return state.attention === code ? NONE : { type: 'attention', code, absence: true };
}

function end(what: SwapEnding['end'], verified: boolean, why: string): Conclusion {
  return { type: 'end', ending: { end: what, verified, why }, absence: false };
}

function sum(list: readonly { readonly amount: string }[]): bigint {
  let total = 0n;
  for (const { amount } of list) total += BigInt(amount);
  return total;
}

/** The event a conclusion becomes. */
export function concluded(conclusion: Exclude<Conclusion, { readonly type: 'none' }>): NewEvent {
  return conclusion.type === 'end'
    ? { type: SwapEvent.ended, version: 1, data: { ...conclusion.ending } }
    : { type: SwapEvent.attention, version: 1, data: { code: conclusion.code } };
}

/** Chains we had a head of when the quote came are chains we can read. */
export function readable({ quote }: SwapState): Readable {
  return {
    origin: (quote?.originBlock ?? null) !== null,
    destination: (quote?.destinationBlock ?? null) !== null,
  };
}
