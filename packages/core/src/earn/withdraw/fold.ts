import { EngineEvent } from '../../action/action-state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { EARN_ENDED, endingOf } from '../ending.ts';
import {
  type PreparedWithdrawal,
  type SealedWithdrawal,
  type WithdrawAttention,
  type WithdrawalSeen,
  WithdrawEvent,
  type WithdrawState,
} from './state.ts';

/** Applies one event of a withdrawal; unknown ones leave it as it is. */
export function foldWithdrawal(state: WithdrawState, event: StoredEvent): WithdrawState {
  const { data } = event;
  switch (event.type) {
    case WithdrawEvent.prepared:
      return { ...state, prepared: data as unknown as PreparedWithdrawal };
    case WithdrawEvent.refused:
      return { ...state, failure: { code: String(data.code), message: String(data.message) } };
    case WithdrawEvent.refreshed:
      return { ...state, prepared: null, wantsReview: true };
    case EngineEvent.reviewed:
      return { ...state, wantsReview: false, refusal: null };
    case EngineEvent.signatureRefused:
      return { ...state, refusal: String(data.message) };
    case EngineEvent.intended:
      return {
        ...state,
        sealed: { ...(data.intent as unknown as SealedWithdrawal), at: event.at },
      };
    case EngineEvent.performed: {
      const told = data.data as { actionId?: unknown; userOpHash?: unknown } | undefined;
      return {
        ...state,
        accepted: true,
        actionId: typeof told?.actionId === 'string' ? told.actionId : null,
        toldOperation: typeof told?.userOpHash === 'string' ? told.userOpHash : null,
      };
    }
    case EngineEvent.inDoubt: {
      const told = data.data as { code?: unknown; message?: unknown } | undefined;
      return told?.code === undefined
        ? state
        : { ...state, refused: { code: String(told.code), message: String(told.message) } };
    }
    case WithdrawEvent.status:
      return { ...state, word: String(data.status) };
    case WithdrawEvent.seen: {
      // What was called doubtful is answered by the chain.
      const attention = isOfEffect(state.attention) ? state.attention : null;
      const seen = data as unknown as WithdrawalSeen;
      return { ...state, seen: { ...seen, more: seen.more ?? [] }, displacedAt: null, attention };
    }
    case WithdrawEvent.gone:
      return { ...state, seen: null, displacedAt: null };
    case WithdrawEvent.displaced:
      return { ...state, displacedAt: Number(data.blockNumber) };
    case WithdrawEvent.takenOver:
      return { ...state, takenOver: true };
    case WithdrawEvent.attention:
      // One that was given up is open again: somebody has to look at what it did.
      return { ...state, attention: data.code as WithdrawAttention, ending: null };
    case EARN_ENDED:
      return { ...state, ending: endingOf(event), attention: null };
    default:
      return state;
  }
}

function isOfEffect(attention: WithdrawAttention | null): boolean {
  return attention === 'OTHER_EFFECT' || attention === 'UNREAD_EFFECT';
}
