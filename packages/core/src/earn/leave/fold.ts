import { EngineEvent } from '../../action/action-state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { foldTrack, type SentTransaction, TransactionEvent } from '../../transaction/track.ts';
import { EARN_ENDED, endingOf } from '../ending.ts';
import {
  type LeaveAttention,
  LeaveEvent,
  type LeaveState,
  type OperationSeen,
  type PlannedLeave,
} from './state.ts';

/** Applies one event of an exit or a removal; unknown ones leave it as it is. */
export function foldLeave(before: LeaveState, event: StoredEvent): LeaveState {
  const track = foldTrack(before.track, event);
  const state = track === before.track ? before : { ...before, track };
  const { data } = event;
  switch (event.type) {
    case LeaveEvent.planned:
      return { ...state, plan: data as unknown as PlannedLeave };
    case EngineEvent.reviewed:
      return { ...state, wantsReview: false, refusal: null };
    case EngineEvent.intended:
      return sealed(state, data.intent as unknown as Partial<SentTransaction> | undefined);
    case LeaveEvent.refreshed:
    case TransactionEvent.foreign:
      return { ...state, wantsReview: true };
    case EngineEvent.signatureRefused:
      return { ...state, refusal: String(data.message) };
    case TransactionEvent.orphaned:
      return { ...state, operation: null, displacedAt: null };
    case LeaveEvent.seen:
      return {
        ...state,
        operation: data as unknown as OperationSeen,
        displacedAt: null,
        attention: null,
      };
    case LeaveEvent.displaced:
      return { ...state, displacedAt: Number(data.blockNumber) };
    case LeaveEvent.undisplaced:
      return { ...state, displacedAt: null };
    case LeaveEvent.attention:
      return { ...state, attention: data.code as LeaveAttention };
    case EARN_ENDED:
      return { ...state, ending: endingOf(event), attention: null };
    default:
      return state;
  }
}

/** A signed transaction holds the signed operation; the same one again where only the fee rose. */
function sealed(state: LeaveState, intent: Partial<SentTransaction> | undefined): LeaveState {
  const { plan } = state;
  if (plan === null || intent?.kind !== 'transaction' || intent.purpose === 'cancel') return state;
  const { userOpHash, nonce, worth, asIs, left, endsBefore } = plan;
  if (state.sealed.some((one) => one.userOpHash === userOpHash)) return state;
  const sinceBlock = Number(intent.sinceBlock ?? 0);
  const reach = {
    ...(asIs === undefined ? {} : { asIs }),
    ...(endsBefore === undefined ? {} : { endsBefore }),
  };
  const one = { userOpHash, nonce, worth, left, ...reach, sinceBlock };
  return { ...state, sealed: [...state.sealed, one] };
}
