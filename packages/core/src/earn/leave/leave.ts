import type { ActionState } from '../../action/action-state.ts';
import { approvalUsable } from '../../action/approval-usable.ts';
import type { ActionDefinition, Decision, Moment } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import { decideTrack } from '../../transaction/decide-track.ts';
import { askReplacement, dropReplacement } from '../../transaction/replacement.ts';
import { replacementStep } from '../../transaction/replacement-step.ts';
import { signStep } from '../../transaction/sign-step.ts';
import { EMPTY_TRACK, TransactionEvent, transactionRows } from '../../transaction/track.ts';
import { EARN_ENDED, ended, NOTHING_MORE, record } from '../ending.ts';
import { refuse } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { leaveEnd } from './end.ts';
import { foldLeave } from './fold.ts';
import { type LeaveInput, parseLeaveInput } from './input.ts';
import { leaveObserveStep } from './outcome-step.ts';
import { draftLeave, leaveReviewStep } from './review-step.ts';
import { LeaveEvent, type LeaveState } from './state.ts';
import { viewLeave } from './view.ts';

/** The deposit of an operation that stays unsent is worthless after a while: positions move. */
const SEND_MS = 60 * 60_000;
const CANCEL_MS = 30 * 24 * 60 * 60_000;

const STEPS = {
  sign: 'sign',
  observe: 'observe',
  reviewReplacement: 'review-replacement',
} as const;

const CALLED_OFF = ended('cancelled', true, 'Nothing was signed.');
const STAYS_GOOD: NewEvent = {
  type: LeaveEvent.attention,
  version: 1,
  data: { code: 'OPERATION_STAYS_GOOD' },
};
const GIVEN_UP =
  'You gave up watching. What you signed stays good: anybody who has it can have it carried out, until another operation of the account takes its place.';

/** Takes everything out of the account on one chain, and ends the rights on it, without the service. */
export const exitV1 = leaveV1('earn-exit', 'exit');
/** Ends the rights that were granted on the account, on chain. */
export const removalV1 = leaveV1('earn-removal', 'removal');

function leaveV1(
  kind: string,
  purpose: LeaveInput['purpose'],
): ActionDefinition<LeaveInput, LeaveState, EarnWorld> {
  return {
    kind,
    version: 1,
    parseInput: parseLeaveInput(purpose),
    inputToJson: (input) => input as unknown as JsonObject,
    initial: (input) => ({
      input,
      plan: null,
      wantsReview: true,
      refusal: null,
      track: EMPTY_TRACK,
      sealed: [],
      operation: null,
      displacedAt: null,
      attention: null,
      ending: null,
    }),
    events: new Set([...Object.values(LeaveEvent), ...Object.values(TransactionEvent), EARN_ENDED]),
    fold: foldLeave,
    decide,
    takesOver: ({ state }) => state.track.replacement !== null,
    steps: {
      review: leaveReviewStep(),
      sign: signStep({
        track: (state) => state.track,
        sendUntil: (review, now) => now + (review.purpose === 'cancel' ? CANCEL_MS : SEND_MS),
      }),
      observe: leaveObserveStep(),
      'review-replacement': replacementStep({
        track: (state) => state.track,
        native: (state) => state.input.native,
        original: (state, id, now) => draftAgain(state, id, now),
      }),
    },
    commands: {
      'speed-up': ({ state }, _payload, moment) => askReplacement(state.track, 'speed-up', moment),
      'cancel-transaction': ({ state }, _payload, moment) =>
        askReplacement(state.track, 'cancel', moment),
      'keep-waiting': ({ state }) => dropReplacement(state.track),
      refresh: ({ state }) =>
        state.track.sent.length > 0 || state.attention !== null || state.ending !== null
          ? refuse('NOT_NOW', 'There is nothing to read afresh.')
          : ok([{ type: LeaveEvent.refreshed, version: 1, data: {} }]),
      cancel: ({ state, openIntent }) =>
        state.track.sent.length > 0 ||
        openIntent !== null ||
        state.attention !== null ||
        state.ending !== null
          ? refuse('ALREADY_SENT', 'It has been sent. Cancel the transaction instead.')
          : ok([state.sealed.length === 0 ? CALLED_OFF : STAYS_GOOD]),
      'give-up': ({ state }) =>
        state.attention !== null && state.ending === null
          ? ok([ended('expired', false, GIVEN_UP)])
          : refuse('NOT_NOW', 'There is nothing to give up.'),
    },
    view: viewLeave,
    rows: (action) => ({ transactions: transactionRows(action, action.state.track) }),
  };
}

/** The very operation that was signed: only the fee of the transaction around it may rise. */
function draftAgain({ input, plan }: LeaveState, id: string, now: number) {
  if (plan === null) throw new TypeError('nothing was sent without a plan');
  const { call, gas } = plan;
  return draftLeave(input, {
    id,
    planned: { call: { ...call, value: BigInt(call.value) }, gas: BigInt(gas) },
    plan,
    now,
    warnings: [],
  });
}

function decide(action: ActionState<LeaveState>, moment: Moment): Decision {
  const { state } = action;
  const { track, operation, attention } = state;
  if (state.ending !== null) return NOTHING_MORE;
  if (operation !== null) return record(leaveEnd.seen(state, operation));
  const next = decideTrack(action, track, STEPS, moment);
  if (next !== null) return next;
  // Whatever became of the transaction: what was signed in it may be carried out by another one.
  if (track.final || attention !== null) return { type: 'run', step: 'observe' };
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'sign' };
  return NOTHING_MORE;
}
