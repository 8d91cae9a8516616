import { EngineEvent } from '../action/action-state.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { foldTrack, TransactionEvent } from '../transaction/track.ts';
import type { QuoteProblem } from './check-quote.ts';
import {
  type Attention,
  type QuoteNote,
  type SeenMovement,
  type SeenSoFar,
  type StatusNote,
  type SwapEnding,
  SwapEvent,
  type SwapState,
} from './state.ts';

/** Statuses in which the provider has not taken a deposit into account yet. */
const UNCREDITED: ReadonlySet<string> = new Set(['PENDING_DEPOSIT', 'KNOWN_DEPOSIT_TX']);

/** Applies one event of a swap; unknown ones leave it as it is. */
export function foldSwap(before: SwapState, event: StoredEvent): SwapState {
  const track = foldTrack(before.track, event);
  const state = track === before.track ? before : { ...before, track };
  const { data } = event;
  switch (event.type) {
    case SwapEvent.quoted:
      return { ...state, quote: { ...(data as unknown as QuoteNote), receivedAt: event.at } };
    case SwapEvent.quoteRejected:
      return { ...state, problems: data.problems as unknown as readonly QuoteProblem[] };
    case SwapEvent.quoteRefused:
      return { ...state, failure: { code: String(data.code), message: String(data.message) } };
    case EngineEvent.reviewed:
      return { ...state, wantsReview: false, refusal: null };
    case SwapEvent.refreshed:
    case TransactionEvent.foreign:
      return { ...state, wantsReview: true };
    case EngineEvent.signatureRefused:
      return { ...state, refusal: String(data.message) };
    case SwapEvent.submitted:
      return { ...state, submitted: true };
    case SwapEvent.depositSeen:
      return credit({ ...state, deposits: [...state.deposits, movement(event)] });
    case SwapEvent.depositGone:
      return { ...state, deposits: without(state.deposits, event) };
    case SwapEvent.status:
      return credit({ ...state, status: noteOf(state.status, event) });
    case SwapEvent.payoutSeen:
      return { ...state, payouts: [...state.payouts, movement(event)] };
    case SwapEvent.payoutGone:
      return { ...state, payouts: without(state.payouts, event), ending: null };
    case SwapEvent.refundSeen:
      return { ...state, refunds: [...state.refunds, movement(event)] };
    case SwapEvent.refundGone:
      return { ...state, refunds: without(state.refunds, event), ending: null };
    case SwapEvent.attention:
      return { ...state, attention: data.code as Attention };
    case SwapEvent.word:
      return {
        ...state,
        word: data.word === 'sent' ? 'sent' : 'not-sent',
        namedTransaction: typeof data.transaction === 'string' ? data.transaction : null,
        attention: null,
      };
    case SwapEvent.ended:
      return {
        ...state,
        ending: data as unknown as SwapEnding,
        atEnd: seenSoFar(state),
        reopened: false,
        attention: null,
      };
    case SwapEvent.reopened:
      return data.late === false
        ? { ...state, ending: null }
        : { ...state, ending: null, reopened: true, attention: 'LATE_DEPOSIT' };
    case SwapEvent.watchEnded:
      return { ...state, watchEnded: true };
    default:
      return state;
  }
}

/** Since when it says so: neither more words about the same nor others in between put anything off. */
function noteOf(
  before: StatusNote | null,
  { data, at }: Pick<StoredEvent, 'data' | 'at'>,
): StatusNote {
  const told = data as unknown as StatusNote;
  const since = { [told.status]: at, ...before?.since };
  return { ...told, since, at: since[told.status] ?? at };
}

/** Credited is a deposit that both sides know of; where we cannot look, the provider's word. */
function credit(state: SwapState): SwapState {
  const { status, deposits, quote } = state;
  const said = status !== null && !UNCREDITED.has(status.status);
  const seen = deposits.length > 0 || (quote?.originBlock ?? null) === null;
  return { ...state, credited: state.credited || (said && seen) };
}

function seenSoFar({ deposits, payouts, refunds }: SwapState): SeenSoFar {
  return { deposits: deposits.length, answers: payouts.length + refunds.length };
}

function movement({ data }: StoredEvent): SeenMovement {
  return {
    hash: String(data.hash),
    amount: String(data.amount),
    blockNumber: Number(data.blockNumber),
  };
}

function without(list: readonly SeenMovement[], { data }: StoredEvent): readonly SeenMovement[] {
  return list.filter((seen) => seen.hash !== data.hash);
}
