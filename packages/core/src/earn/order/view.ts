import type { ActionState } from '../../action/action-state.ts';
import type { ActionView, Outlook } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { Look } from '../../transaction/view-track.ts';
import { chainName, showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import { callOf, leftAs } from './calls.ts';
import { watchesEarlier } from './earlier.ts';
import { earlierWords } from './earlier-words.ts';
import { isCrossChain } from './input.ts';
import { nothingCame } from './nothing-came.ts';
import { ownOperations } from './operations.ts';
import { paidAsset } from './request.ts';
import { isWatchedOn, mayRetry } from './standing.ts';
import type { Arrival, OrderState } from './state.ts';
import { orderTakes } from './takes.ts';

/** What an order looks like from outside. */
export function viewOrder(action: ActionState<OrderState>): ActionView {
  const { state } = action;
  const { input, ending, arrival, word } = state;
  const look = lookAt(action);
  const operations = ownOperations(state);
  const hashes = [word?.sourceTransaction, word?.finalTransaction, arrival?.hash, ...operations];
  const summary: JsonObject = known({
    provider: SERVICE,
    owner: input.owner,
    account: input.account,
    instrument: input.instrument.id,
    instrumentName: input.instrument.name,
    protocol: input.instrument.protocol,
    chain: input.usdc.chain,
    destinationChain: input.instrument.shares.chain,
    pays: { ...paidAsset(input), units: input.amount },
    arrived: arrival === null ? null : arrivedOf(arrival),
    serviceStatus: word?.status ?? null,
    relayStatus: state.relay?.status ?? null,
    userOpHash: word?.userOpHash ?? state.toldOperation,
    operations: operations.length === 0 ? null : operations,
    sourceTransaction: word?.sourceTransaction ?? null,
    destinationTransaction: word?.finalTransaction ?? word?.destinationTransaction ?? null,
    serviceActionId: state.actionId,
    verified: ending?.verified ?? null,
    carriedOutBefore: state.twice.length === 0 ? null : state.twice.map(({ hash }) => hash),
    mayRetry: mayRetry(state) ? true : null,
  });
  return {
    status: look.status,
    sentence: [look.sentence, earlierWords(state)].filter((part) => part !== '').join(' '),
    waitingFor: look.waitingFor ?? null,
    open: ending === null,
    watching: ending === null || isWatchedOn(state) || watchesEarlier(state),
    summary,
    searchText: [
      input.direction,
      SERVICE,
      input.instrument.name,
      input.instrument.protocol,
      input.account,
      ...hashes.filter((hash) => typeof hash === 'string'),
    ].join(' '),
    outlook: outlookOf(state),
  };
}

/** With the operation where it alone is counted; else it is all that came in the transaction. */
function arrivedOf({ what, amount: units, hash, operation }: Arrival): JsonObject {
  return { what, units, hash, ...(operation == null ? {} : { operation }) };
}

function known(facts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}

function outlookOf(state: OrderState): Outlook {
  const { input, ending, intent, attention } = state;
  if (ending !== null) {
    return { atWorst: isWatchedOn(state) ? stillOpen(state) : null, expectedUntil: null };
  }
  const amount = showAsset(paidAsset(input), input.amount);
  if (intent === null) {
    const atWorst = watchesEarlier(state)
      ? `${SERVICE} sends the earlier attempt again, and that takes your ${amount} before you approve this one.`
      : 'Nothing moves before you approve.';
    return { atWorst, expectedUntil: null };
  }
  const cross = isCrossChain(input);
  const takes = orderTakes(cross ? input.transfer.speed : 'same chain');
  const atWorst = cross
    ? `The deposit fails on ${chainName(input.instrument.shares.chain)}, and your USDC, less the transfer fee, are in your account there.`
    : `It fails, and your ${amount} stay in your account.`;
  return { atWorst, expectedUntil: attention === null ? intent.at + takes : null };
}

/** What can still come of an order that was given up. */
function stillOpen({ input, source }: OrderState): string {
  const amount = showAsset(paidAsset(input), input.amount);
  return source?.succeeded === true
    ? `Nothing arrives for your ${amount}, and they do not come back.`
    : `${SERVICE} still carries it out, and what you order anew meanwhile is paid beside it.`;
}

function lookAt(action: ActionState<OrderState>): Look {
  const { state, review } = action;
  const { input, ending, attention } = state;
  const amount = showAsset(paidAsset(input), input.amount);
  if (ending !== null) return atEnd(state);
  if (attention !== null) {
    return {
      status: 'needs you',
      sentence: callOf(attention, amount, state),
      waitingFor: attention,
    };
  }
  if (state.intent !== null) return underWay(state, amount, action.openIntent !== null);
  if (review === null || state.wantsReview) {
    return { status: 'draft', sentence: `Preparing to ${input.direction} with ${amount}.` };
  }
  const what = input.direction === 'buy' ? 'into' : 'from';
  return {
    status: 'awaiting signature',
    sentence: `${amount} ${what} ${input.instrument.name} wait for your approval.`,
    waitingFor: 'SIGNATURE',
  };
}

function underWay(state: OrderState, amount: string, unanswered: boolean): Look {
  const { input, word, arrival, relay } = state;
  const there = chainName(input.instrument.shares.chain);
  if (arrival !== null) {
    return {
      status: 'confirming',
      sentence: `It has arrived on ${there}; the chain is confirming it.`,
    };
  }
  if (unanswered) return { status: 'sent', sentence: `Asking ${SERVICE} to move ${amount}.` };
  if (word?.phase === 'success') {
    return {
      status: 'settling',
      sentence: `${SERVICE} reports success; the chain is being asked.`,
    };
  }
  if (word?.phase === 'bridging' || (isCrossChain(input) && state.source?.succeeded === true)) {
    const how = relay === null ? '' : ` (${relay.status.replaceAll('_', ' ')})`;
    return {
      status: 'settling',
      sentence: `${leftAs(amount, state)} left ${chainName(input.usdc.chain)} and are crossing to ${there}${how}.`,
    };
  }
  return { status: 'sent', sentence: `${SERVICE} is moving your ${amount}.` };
}

function atEnd(state: OrderState): Look {
  const { input, ending, arrival } = state;
  const amount = showAsset(paidAsset(input), input.amount);
  switch (ending?.end) {
    case 'done': {
      if (nothingCame(state)) return { status: 'done', sentence: ending.why };
      const got =
        arrival === null
          ? ''
          : input.direction === 'buy'
            ? ` for ${showAsset(input.instrument.shares, arrival.amount)}`
            : ` for ${showAsset(input.landing, arrival.amount)}`;
      const verb = input.direction === 'buy' ? 'earn in' : 'came out of';
      const why = ending.why === '' ? '' : ` ${ending.why}`;
      return {
        status: 'done',
        sentence: `${amount} ${verb} ${input.instrument.name}${got}.${why}`,
      };
    }
    case 'cancelled':
      if (state.twice.length > 0) return { status: 'cancelled', sentence: 'Cancelled.' };
      return { status: 'cancelled', sentence: `Cancelled. It moved none of your ${amount}.` };
    case 'refunded':
      return { status: 'refunded', sentence: ending.why };
    default:
      return { status: ending?.end ?? 'failed', sentence: ending?.why ?? '' };
  }
}
