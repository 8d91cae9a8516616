import { EngineEvent } from '../../action/action-state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import type { AnyReview } from '../../review/any-review.ts';
import { EARN_ENDED, endingOf } from '../ending.ts';
import {
  type Arrival,
  type OrderAttention,
  OrderEvent,
  type OrderIntent,
  type OrderState,
  type OrderWord,
  type RelayWord,
  type SourceSeen,
} from './state.ts';

/** Applies one event of an order; unknown ones leave it as it is. */
export function foldOrder(state: OrderState, event: StoredEvent): OrderState {
  const { data } = event;
  switch (event.type) {
    case OrderEvent.refreshed:
      return { ...state, wantsReview: true };
    case EngineEvent.reviewed: {
      const review = data.review as unknown as AnyReview;
      const least = review.kind === 'order' ? review.receivesAtLeast : null;
      return { ...state, wantsReview: false, promised: least?.units ?? null };
    }
    case EngineEvent.intended:
      return { ...state, intent: { ...(data.intent as unknown as OrderIntent), at: event.at } };
    case EngineEvent.performed: {
      const told = data.data as { actionId?: unknown; userOpHash?: unknown } | undefined;
      return {
        ...state,
        actionId: typeof told?.actionId === 'string' ? told.actionId : null,
        toldOperation: typeof told?.userOpHash === 'string' ? told.userOpHash : null,
      };
    }
    case EngineEvent.refused: {
      const told = data.data as { code?: unknown; message?: unknown } | undefined;
      return { ...state, failure: { code: String(told?.code), message: String(told?.message) } };
    }
    case OrderEvent.status: {
      const word = { ...(data as unknown as OrderWord), at: event.at };
      // A failure that the service takes back calls nobody any more.
      const calls = word.phase === 'failed' || !ofFailure(state.attention);
      return { ...state, word, attention: calls ? state.attention : null };
    }
    case OrderEvent.relay: {
      const relay = { ...(data as unknown as RelayWord), at: event.at };
      const settled = state.attention === 'RELAY_FAILED' && relay.phase !== 'failed';
      return { ...state, relay, attention: settled ? null : state.attention };
    }
    case OrderEvent.relayAsked:
      return { ...state, wantsRelay: true };
    case OrderEvent.relayRestarted:
      return { ...state, wantsRelay: false, relay: null, attention: null };
    case OrderEvent.relayRefused:
      return { ...state, wantsRelay: false };
    case OrderEvent.source:
      return { ...state, source: data as unknown as SourceSeen };
    case OrderEvent.sourceGone:
      return { ...state, source: null };
    case OrderEvent.arrival:
      return { ...state, arrival: data as unknown as Arrival, attention: null };
    case OrderEvent.gone:
      return { ...state, arrival: null };
    case OrderEvent.stillThere:
      return { ...state, stillThere: true };
    case OrderEvent.attention:
      return { ...state, attention: data.code as OrderAttention };
    case OrderEvent.retried:
      return {
        ...state,
        wantsReview: true,
        failure: null,
        intent: null,
        actionId: null,
        toldOperation: null,
        word: null,
        relay: null,
        source: null,
        arrival: null,
        stillThere: false,
        promised: null,
        wantsRelay: false,
        attention: null,
        ending: null,
      };
    case EARN_ENDED:
      return { ...state, ending: endingOf(event), attention: null };
    default:
      return state;
  }
}

function ofFailure(attention: OrderAttention | null): boolean {
  return attention === 'FAILED_UNSEEN' || attention === 'FAILED_BUT_LEFT';
}
