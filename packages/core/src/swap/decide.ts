import type { ActionState } from '../action/action-state.ts';
import { approvalUsable } from '../action/approval-usable.ts';
import type { Decision, Moment } from '../action/definition.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { decideTrack } from '../transaction/decide-track.ts';
import { conclude, concluded, hasDeposit, readable } from './conclude.ts';
import { depositUntil, WATCH_EVERY_MS } from './deadlines.ts';
import { SwapEvent, type SwapState } from './state.ts';

const STEPS = { sign: 'sign', observe: 'follow', reviewReplacement: 'review-replacement' } as const;

/** The next thing for a swap. */
export function decideSwap(action: ActionState<SwapState>, moment: Moment): Decision {
  const { state } = action;
  if (state.ending !== null) return watch(action, moment);
  if (state.quote === null) {
    if (state.failure !== null) return record(ended('failed', true, state.failure.message));
    return { type: 'run', step: 'quote' };
  }
  if (state.problems.length > 0) {
    const why = state.problems.map((problem) => problem.sentence).join(' ');
    return record(ended('failed', true, why));
  }
  const conclusion = conclude(state, readable(state), moment);
  if (conclusion.type !== 'none') {
    return conclusion.absence ? { type: 'run', step: 'follow' } : record(concluded(conclusion));
  }
  if (state.input.deposit.from === 'outside') return outside(action, moment);
  const next = decideTrack(action, state.track, STEPS, moment);
  if (next !== null) return next;
  if (state.track.final || hasDeposit(state)) return { type: 'run', step: 'follow' };
  const until = depositUntil(state.input, state.quote, moment.bug);
  if (moment.now >= until) return { type: 'run', step: 'check-empty' };
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'sign' };
  return { type: 'wait', until };
}

/** A deposit somebody else makes: watch for it; when time is up, look or ask whether it was made. */
function outside({ state }: ActionState<SwapState>, moment: Moment): Decision {
  const { quote, word } = state;
  if (quote === null) return { type: 'run', step: 'quote' };
  if (hasDeposit(state) || moment.now < quote.requestedDeadline)
    return { type: 'run', step: 'follow' };
  if (readable(state).origin) return { type: 'run', step: 'check-empty' };
  if (word === 'not-sent')
    return record(ended('expired', false, 'You said that nothing was sent.'));
  if (word === null && state.attention !== 'DID_YOU_SEND') {
    return record({ type: SwapEvent.attention, version: 1, data: { code: 'DID_YOU_SEND' } });
  }
  if (moment.now >= quote.inactiveAt) {
    return record(ended('failed', false, 'The deposit never reached the provider in its time.'));
  }
  return { type: 'run', step: 'follow' };
}

/** After the end: late and second deposits open it again, until the address goes cold. */
function watch(action: ActionState<SwapState>, moment: Moment): Decision {
  const { state } = action;
  const { quote, ending } = state;
  if (quote === null || state.watchEnded || state.problems.length > 0) {
    return { type: 'wait', until: null };
  }
  if (reopens(state)) {
    const late = state.deposits.length > (state.atEnd?.deposits ?? 0);
    const data = { after: ending?.end ?? '', late };
    return record({ type: SwapEvent.reopened, version: 1, data });
  }
  const otherEnd = correction(state, moment);
  if (otherEnd !== null) return record(otherEnd);
  // The end came before the deposit was final, or a reorg took it away since: its nonce is still open.
  const next = decideTrack(action, state.track, STEPS, moment);
  if (next !== null) return next;
  if (moment.now >= quote.inactiveAt) {
    return record({ type: SwapEvent.watchEnded, version: 1, data: {} });
  }
  const againAt = Math.min(quote.inactiveAt, moment.now + WATCH_EVERY_MS);
  return { type: 'run', step: 'follow', againAt };
}

/** What was paid out or came back since the end, and makes another end of it. */
function correction(state: SwapState, moment: Moment): NewEvent | null {
  const { ending, atEnd, payouts, refunds } = state;
  if (payouts.length + refunds.length <= (atEnd?.answers ?? 0)) return null;
  const anew = conclude(state, readable(state), moment);
  if (anew.type !== 'end' || anew.absence || anew.ending.end === ending?.end) return null;
  return concluded(anew);
}

/** Something has moved that the end did not know of. */
function reopens(state: SwapState): boolean {
  const { ending, atEnd, deposits, status } = state;
  if (deposits.length > (atEnd?.deposits ?? 0)) return true;
  // A failure the provider reported may turn out otherwise in the end.
  const told = status?.status;
  if (ending?.end === 'failed' && !ending.verified && (told === 'REFUNDED' || told === 'SUCCESS')) {
    return true;
  }
  const failed = ending?.end === 'failed' && ending.verified;
  const nothing = failed || ending?.end === 'expired' || ending?.end === 'cancelled';
  return nothing && state.credited;
}

function record(event: NewEvent): Decision {
  return { type: 'record', events: [event] };
}

function ended(end: string, verified: boolean, why: string): NewEvent {
  return endedWith({ end, verified, why });
}

function endedWith(data: NewEvent['data']): NewEvent {
  return { type: SwapEvent.ended, version: 1, data };
}
