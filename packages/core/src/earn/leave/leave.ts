import { type ActionState, EngineEvent } from '../../action/action-state.ts';
import { approvalUsable } from '../../action/approval-usable.ts';
import type { ActionDefinition, Decision, Moment } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import { decideTrack } from '../../transaction/decide-track.ts';
import { askReplacement, dropReplacement } from '../../transaction/replacement.ts';
import { replacementStep } from '../../transaction/replacement-step.ts';
import { signStep } from '../../transaction/sign-step.ts';
import {
  EMPTY_TRACK,
  foldTrack,
  includedTransaction,
  TransactionEvent,
  transactionRows,
} from '../../transaction/track.ts';
import { showAsset } from '../asset.ts';
import { EARN_ENDED, ended, endingOf, NOTHING_MORE, record } from '../ending.ts';
import { refuse } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { type LeaveInput, parseLeaveInput } from './input.ts';
import { leaveObserveStep } from './outcome-step.ts';
import { draftLeave, leaveReviewStep } from './review-step.ts';
import { LeaveEvent, type LeaveState, type OperationSeen, type PlannedLeave } from './state.ts';
import { viewLeave } from './view.ts';

/** The deposit of an operation that stays unsent is worthless after a while: positions move. */
const SEND_MS = 60 * 60_000;
const CANCEL_MS = 30 * 24 * 60 * 60_000;

const STEPS = {
  sign: 'sign',
  observe: 'observe',
  reviewReplacement: 'review-replacement',
} as const;

/** Takes everything out of the account on one chain, without the service. */
export const exitV1 = leaveV1('earn-exit', 'exit');
/** Ends every right that was granted on the account, on chain. */
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
      operation: null,
      ending: null,
    }),
    events: new Set([...Object.values(LeaveEvent), ...Object.values(TransactionEvent), EARN_ENDED]),
    fold,
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
        state.track.sent.length > 0 || state.ending !== null
          ? refuse('NOT_NOW', 'There is nothing to read afresh.')
          : ok([{ type: LeaveEvent.refreshed, version: 1, data: {} }]),
      cancel: ({ state, openIntent }) =>
        state.track.sent.length > 0 || openIntent !== null || state.ending !== null
          ? refuse('ALREADY_SENT', 'It has been sent. Cancel the transaction instead.')
          : ok([ended('cancelled', true, 'Nothing was signed.')]),
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

function fold(before: LeaveState, event: StoredEvent): LeaveState {
  const track = foldTrack(before.track, event);
  const state = track === before.track ? before : { ...before, track };
  const { data } = event;
  switch (event.type) {
    case LeaveEvent.planned:
      return { ...state, plan: data as unknown as PlannedLeave };
    case EngineEvent.reviewed:
      return { ...state, wantsReview: false, refusal: null };
    case LeaveEvent.refreshed:
    case TransactionEvent.foreign:
      return { ...state, wantsReview: true };
    case EngineEvent.signatureRefused:
      return { ...state, refusal: String(data.message) };
    case TransactionEvent.orphaned:
      return { ...state, operation: null };
    case LeaveEvent.seen:
      return { ...state, operation: data as unknown as OperationSeen };
    case EARN_ENDED:
      return { ...state, ending: endingOf(event) };
    default:
      return state;
  }
}

function decide(action: ActionState<LeaveState>, moment: Moment): Decision {
  const { state } = action;
  const { track, operation, input, plan } = state;
  if (state.ending !== null) return NOTHING_MORE;
  const next = decideTrack(action, track, STEPS, moment);
  if (next !== null) return next;
  if (track.final) {
    if (includedTransaction(track)?.purpose === 'cancel') {
      return record(ended('cancelled', true, 'Cancelled on chain. The account is as it was.'));
    }
    if (track.included?.succeeded !== true) {
      return record(
        ended('failed', true, 'The network ran it and it failed; only the fee is gone.'),
      );
    }
    if (operation === null) return { type: 'run', step: 'observe' };
    if (operation.succeeded) return record(ended('done', true, done(input, plan)));
    const why = `It was carried out and failed${operation.reason === null ? '' : `: ${operation.reason}`}. The account is as it was.`;
    return record(ended('failed', true, why));
  }
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'sign' };
  return NOTHING_MORE;
}

function done(input: LeaveInput, plan: PlannedLeave | null): string {
  return input.purpose === 'exit'
    ? `About ${showAsset(input.usdc, plan?.worth ?? '0')} left the account for your wallet.`
    : 'No key but yours can act for the account there any more.';
}
