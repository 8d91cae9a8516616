import { EngineEvent } from '../../action/action-state.ts';
import type { Instant } from '../../ports/clock.ts';
import type { NewEvent, StoredEvent } from '../../ports/ledger.ts';
import type { AnyReview } from '../../review/any-review.ts';
import { EARN_ENDED, endingOf } from '../ending.ts';
import { earlierOf } from './earlier.ts';
import { operationsOf, withNamed } from './operations.ts';
import { isUnpaid } from './standing.ts';
import {
  type Arrival,
  type CarriedOut,
  type OrderAttention,
  OrderEvent,
  type OrderIntent,
  type OrderStart,
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
      const told = data.data as
        | { actionId?: unknown; userOpHash?: unknown; repeated?: unknown }
        | undefined;
      return {
        ...state,
        actionId: typeof told?.actionId === 'string' ? told.actionId : null,
        toldOperation: typeof told?.userOpHash === 'string' ? told.userOpHash : null,
        repeated: told?.repeated === true,
      };
    }
    case EngineEvent.refused: {
      const told = data.data as { code?: unknown; message?: unknown } | undefined;
      return { ...state, failure: { code: String(told?.code), message: String(told?.message) } };
    }
    case OrderEvent.status: {
      const told = data as unknown as OrderWord;
      // Since when it says so: more words about the same put nothing off.
      const at = state.word !== null && state.word.phase === told.phase ? state.word.at : event.at;
      // What the service takes back calls nobody any more.
      const phase = state.attention === null ? undefined : CALLED_BY[state.attention];
      const calls = phase === undefined || phase === told.phase;
      return {
        ...state,
        word: { ...told, at },
        claimedAt: state.claimedAt ?? (told.phase === 'success' ? event.at : null),
        named: withNamed(state.named, told.userOpHash),
        attention: calls ? state.attention : null,
      };
    }
    case OrderEvent.relay: {
      const relay = { ...(data as unknown as RelayWord), at: event.at };
      const settled = state.attention === 'RELAY_FAILED' && relay.phase !== 'failed';
      const wantsRelay = state.wantsRelay && relay.phase !== 'success';
      return { ...state, relay, wantsRelay, attention: settled ? null : state.attention };
    }
    case OrderEvent.relayAsked:
      return { ...state, wantsRelay: true };
    case OrderEvent.relayRestarted:
      return { ...state, wantsRelay: false, relay: null, attention: null };
    case OrderEvent.relayRefused:
      return { ...state, wantsRelay: false };
    case OrderEvent.source: {
      const source = data as unknown as SourceSeen;
      const failed = source.final && !source.succeeded;
      const settled = state.attention === 'FAILED_ON_CHAIN' && !failed;
      const spent = failed ? withSpent(state, source) : state.spent;
      return { ...state, source, spent, attention: settled ? null : state.attention };
    }
    case OrderEvent.sourceGone:
      return { ...state, source: null };
    case OrderEvent.arrival:
      return { ...state, arrival: data as unknown as Arrival, attention: null };
    case OrderEvent.gone:
      return { ...state, arrival: null };
    case OrderEvent.begunEarlier:
      return { ...state, earlier: data as unknown as OrderStart };
    case OrderEvent.stillThere:
      // Records of earlier versions have it only where it was still there.
      return { ...state, held: { still: data.still !== false, at: event.at } };
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
        named: [],
        repeated: false,
        earlier: null,
        word: null,
        claimedAt: null,
        relay: null,
        source: null,
        earlierAttempts: earlierOf(state),
        spent: [],
        arrival: null,
        held: null,
        promised: null,
        wantsRelay: false,
        attention: null,
        ending: null,
        endedUnseen: false,
        endedUnpaid: false,
      };
    case OrderEvent.earlierNamed: {
      const earlierAttempts = state.earlierAttempts.map((each) =>
        each.actionId === data.actionId
          ? { ...each, named: withNamed(each.named, String(data.operation)) }
          : each,
      );
      return { ...state, earlierAttempts };
    }
    case OrderEvent.earlierCarriedOut:
      return { ...state, twice: [...state.twice, data as unknown as CarriedOut] };
    case EARN_ENDED:
      return {
        ...state,
        ending: endingOf(event),
        endedUnseen: state.arrival === null,
        endedUnpaid: isUnpaid(state),
        attention: null,
      };
    default:
      return state;
  }
}

/** As it is once what was just learnt is recorded. */
export function withNews(state: OrderState, news: readonly NewEvent[], at: Instant): OrderState {
  return news.reduce<OrderState>(
    (before, event) => foldOrder(before, { ...event, at } as StoredEvent),
    state,
  );
}

/** Records of earlier versions do not say which operation it was: there was one then. */
function withSpent({ spent, ...state }: OrderState, source: SourceSeen): readonly string[] {
  const one = (source.operation ?? operationsOf(state)[0])?.toLowerCase();
  return one === undefined || spent.includes(one) ? spent : [...spent, one];
}

/** Calls that are about what the service says, and what it says then. */
const CALLED_BY: { readonly [attention in OrderAttention]?: OrderWord['phase'] } = {
  ARRIVAL_MISSING: 'success',
  FAILED_UNSEEN: 'failed',
  FAILED_BUT_LEFT: 'failed',
};
