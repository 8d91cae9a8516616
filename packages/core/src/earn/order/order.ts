import type { ActionState } from '../../action/action-state.ts';
import { approvalUsable } from '../../action/approval-usable.ts';
import type { ActionDefinition, Decision, Moment } from '../../action/definition.ts';
import type { Instant } from '../../ports/clock.ts';
import type { JsonObject } from '../../ports/json.ts';
import { ok } from '../../result/result.ts';
import { EARN_ENDED, ended, NOTHING_MORE, record } from '../ending.ts';
import { refuse } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { concludeOrder, refused } from './conclude.ts';
import { watchesEarlier } from './earlier.ts';
import { foldOrder } from './fold.ts';
import { followOrderStep } from './follow-step.ts';
import { givenUp } from './give-up.ts';
import { type OrderInput, parseOrderInput } from './input.ts';
import { orderReviewStep } from './review-step.ts';
import { failedForGood, isConfirming, isWatchedOn, mayRestartRelay, mayRetry } from './standing.ts';
import { OrderEvent, type OrderState } from './state.ts';
import { submitStep } from './submit-step.ts';
import { viewOrder } from './view.ts';

/** After an end without proof, the next look is so much later as the order is old by then. */
const OLDER_BY = 8;
const LEAST_MS = 60_000;
/** So long the service is asked whether it has sent again what had failed. */
const SENT_AGAIN_MS = 7 * 24 * 60 * 60_000;

/** Deposits USDC of the account into an instrument, on its own chain or on another. */
export const buyV1 = orderV1('earn-buy', 'buy');
/** Redeems what the account holds of an instrument; the USDC stay in the account. */
export const sellV1 = orderV1('earn-sell', 'sell');

function orderV1(
  kind: string,
  direction: OrderInput['direction'],
): ActionDefinition<OrderInput, OrderState, EarnWorld> {
  return {
    kind,
    version: 1,
    parseInput: parseOrderInput(direction),
    inputToJson: (input) => input as unknown as JsonObject,
    initial: (input) => ({
      input,
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
      earlierAttempts: [],
      twice: [],
      spent: [],
      arrival: null,
      held: null,
      promised: null,
      wantsRelay: false,
      attention: null,
      ending: null,
      endedUnseen: false,
      endedUnpaid: false,
    }),
    events: new Set([...Object.values(OrderEvent), EARN_ENDED]),
    fold: foldOrder,
    decide,
    takesOver: () => false,
    steps: { review: orderReviewStep(), submit: submitStep(), follow: followOrderStep() },
    commands: {
      refresh: ({ state, openIntent }) =>
        state.ending !== null || state.intent !== null || openIntent !== null
          ? refuse('NOT_NOW', 'There is nothing to read afresh.')
          : ok([{ type: OrderEvent.refreshed, version: 1, data: {} }]),
      cancel: ({ state, openIntent }) =>
        state.ending !== null || state.intent !== null || openIntent !== null
          ? refuse('ALREADY_SENT', 'It has been asked for already.')
          : ok([ended('cancelled', true, 'Nothing was asked for.')]),
      // A new attempt has a key of its own and needs a yes of its own.
      retry: ({ state }) =>
        mayRetry(state)
          ? ok([{ type: OrderEvent.retried, version: 1, data: {} }])
          : refuse('NOT_NOW', 'Only what has certainly failed can be tried again.'),
      'give-up': ({ state }) =>
        state.ending === null && state.attention !== null
          ? ok([givenUp(state)])
          : refuse('NOT_NOW', 'There is nothing to give up.'),
      'restart-relay': ({ state }) =>
        mayRestartRelay(state)
          ? ok([{ type: OrderEvent.relayAsked, version: 1, data: {} }])
          : refuse('NOT_NOW', 'No transfer is under way.'),
    },
    view: viewOrder,
    rows: () => ({}),
  };
}

function decide(action: ActionState<OrderState>, moment: Moment): Decision {
  const { state } = action;
  if (state.ending !== null) return afterEnd(action, moment.now);
  if (moment.bug === 'success-without-payout' && state.word?.phase === 'success') {
    return record(ended('done', true, ''));
  }
  const certain = concludeOrder(action, moment.now, false);
  if (certain.length > 0) return record(...certain);
  // A refusal is the service's word, and no chain has anything to say about it.
  if (state.failure !== null) return record(refused(state, state.failure.message));
  if (state.intent !== null) return { type: 'run', step: 'follow' };
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'submit' };
  // A first attempt is watched on while the person thinks about another.
  return watchesEarlier(state) ? lookLater(state, moment.now, true) : NOTHING_MORE;
}

/** What a person gave up may still come about: the chains and the service are looked at on. */
function afterEnd(action: ActionState<OrderState>, now: Instant): Decision {
  const { state } = action;
  if (!isWatchedOn(state) && !watchesEarlier(state)) return NOTHING_MORE;
  const certain = concludeOrder(action, now, false);
  if (certain.length > 0) return record(...certain);
  if (isConfirming(state)) return { type: 'run', step: 'follow', againAt: now + LEAST_MS };
  return lookLater(state, now, failedForGood(state) || !isWatchedOn(state));
}

/** @param once it is only about what may be sent again, which is not waited for without end */
function lookLater(state: OrderState, now: Instant, once: boolean): Decision {
  const asked = state.intent?.at ?? state.earlierAttempts.at(-1)?.at ?? now;
  const age = now - asked;
  if (once && age > SENT_AGAIN_MS) return NOTHING_MORE;
  const pause = Math.max(LEAST_MS, Math.floor(age / OLDER_BY));
  return { type: 'run', step: 'follow', againAt: now + pause };
}
