import type { ActionState } from '../action/action-state.ts';
import type { ActionDefinition, CommandRefusal } from '../action/definition.ts';
import type { SwapWorld } from '../action/world.ts';
import type { Instant } from '../ports/clock.ts';
import type { JsonValue } from '../ports/json.ts';
import type { NewEvent, QuoteRow } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { askReplacement, dropReplacement } from '../transaction/replacement.ts';
import { replacementStep } from '../transaction/replacement-step.ts';
import { signStep } from '../transaction/sign-step.ts';
import { EMPTY_TRACK, TransactionEvent, transactionRows } from '../transaction/track.ts';
import { checkEmptyStep } from './check-empty-step.ts';
import { hasDeposit } from './conclude.ts';
import { decideSwap } from './decide.ts';
import { foldSwap } from './fold.ts';
import { followStep } from './follow-step.ts';
import { parseSwapInput, type SwapInput, swapInputToJson } from './input.ts';
import { quoteStep } from './quote-step.ts';
import { draftDeposit, swapReviewStep } from './review-step.ts';
import { SwapEvent, type SwapState } from './state.ts';
import { viewSwap } from './view.ts';

const CANCEL_MS = 30 * 24 * 60 * 60_000;

/** A swap through a provider that pays out what was deposited at an address of its own. */
export const swapV1: ActionDefinition<SwapInput, SwapState, SwapWorld> = {
  kind: 'swap',
  version: 1,
  parseInput: parseSwapInput,
  inputToJson: swapInputToJson,
  initial: (input) => ({
    input,
    quote: null,
    problems: [],
    failure: null,
    track: EMPTY_TRACK,
    wantsReview: true,
    refusal: null,
    submitted: false,
    deposits: [],
    status: null,
    credited: false,
    payouts: [],
    refunds: [],
    attention: null,
    word: null,
    namedTransaction: null,
    ending: null,
    atEnd: null,
    reopened: false,
    watchEnded: false,
  }),
  events: new Set([...Object.values(SwapEvent), ...Object.values(TransactionEvent)]),
  fold: foldSwap,
  decide: decideSwap,
  takesOver: ({ state }) => state.track.replacement !== null,
  steps: {
    quote: quoteStep(),
    review: swapReviewStep(),
    sign: signStep({
      track: (state) => state.track,
      sendUntil: (review, now) => sendUntil(review.purpose, review.validUntil, now),
    }),
    follow: followStep(),
    'check-empty': checkEmptyStep(),
    'review-replacement': replacementStep({
      track: (state) => state.track,
      native: ({ input }) => {
        if (input.deposit.from !== 'wallet') throw new TypeError('nothing of ours to replace');
        return input.deposit.native;
      },
      original: ({ input, quote }, actionId) => {
        if (quote === null) throw new TypeError('nothing was sent without a quote');
        return draftDeposit(input, quote, actionId);
      },
    }),
  },
  commands: {
    'speed-up': ({ state }, _payload, moment) => askReplacement(state.track, 'speed-up', moment),
    'cancel-transaction': ({ state }, _payload, moment) =>
      askReplacement(state.track, 'cancel', moment),
    'keep-waiting': ({ state }) => dropReplacement(state.track),
    cancel,
    refresh: ({ state, openIntent }) =>
      state.input.deposit.from === 'outside' ||
      state.quote === null ||
      state.ending !== null ||
      openIntent !== null ||
      state.track.sent.length > 0
        ? refuse('NOT_NOW', 'There is nothing to read afresh.')
        : ok([{ type: SwapEvent.refreshed, version: 1, data: {} }]),
    'not-sent': (action) => word(action, 'not-sent', null),
    sent: (action, payload) => word(action, 'sent', payload),
  },
  view: viewSwap,
  rows: (action) => ({
    transactions: transactionRows(action, action.state.track),
    quotes: quoteRows(action),
  }),
};

/** A deposit may be sent as long as its quote holds; a cancel promises nothing and may always be. */
function sendUntil(purpose: string, validUntil: Instant, now: Instant): Instant {
  return purpose === 'cancel' ? now + CANCEL_MS : validUntil;
}

/** Gives a swap up before anything was sent. */
function cancel({
  state,
  openIntent,
}: ActionState<SwapState>): Result<readonly NewEvent[], CommandRefusal> {
  if (state.ending !== null) return refuse('ENDED', 'This swap has already come to its end.');
  if (openIntent !== null || state.track.sent.length > 0) {
    return refuse('ALREADY_SENT', 'The deposit has been sent. Cancel the transaction instead.');
  }
  if (hasDeposit(state)) return refuse('ALREADY_PAID', 'The deposit has arrived; it runs its way.');
  const data = { end: 'cancelled', verified: true, why: 'Nothing was sent.' };
  return ok([{ type: SwapEvent.ended, version: 1, data }]);
}

/** A person's word about a deposit on a chain we cannot read. */
function word(
  { state }: ActionState<SwapState>,
  said: 'sent' | 'not-sent',
  payload: JsonValue,
): Result<readonly NewEvent[], CommandRefusal> {
  if (state.input.deposit.from !== 'outside' || state.quote === null || state.ending !== null) {
    return refuse('NOT_NOW', 'There is no deposit of yours to wait for.');
  }
  if (hasDeposit(state)) return refuse('NOT_NOW', 'The deposit has arrived already.');
  const named = (payload as { transaction?: unknown } | null)?.transaction ?? null;
  if (named !== null && !(typeof named === 'string' && /^[\w:.\-+/=]{8,128}$/.test(named))) {
    return refuse('BAD_TRANSACTION', 'This is not the name of a transaction.');
  }
  return ok([{ type: SwapEvent.word, version: 1, data: { word: said, transaction: named } }]);
}

function quoteRows({ id, state }: ActionState<SwapState>): readonly QuoteRow[] {
  const { quote } = state;
  if (quote === null) return [];
  return [
    {
      id,
      actionId: id,
      provider: 'oneclick',
      receivedAt: quote.receivedAt,
      depositAddress: quote.depositAddress === '' ? null : quote.depositAddress,
      depositMemo: quote.depositMemo,
      received: quote.received,
    },
  ];
}

function refuse(code: string, message: string): { ok: false; error: CommandRefusal } {
  return err({ code, message });
}
