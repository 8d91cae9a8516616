import type { ActionState } from '../../action/action-state.ts';
import type { Instant } from '../../ports/clock.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { chainName, showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { isCrossChain } from './input.ts';
import { reasonOf } from './reason.ts';
import { paidAsset } from './request.ts';
import { type OrderAttention, OrderEvent, type OrderState } from './state.ts';

/** Success is claimed: so long the chain may take to show it. */
const ARRIVAL_MS = 30 * 60_000;
/** Standard transfers take twenty minutes at the worst. */
const LATE_MS = 2 * 60 * 60_000;

/**
 * The end that what is known amounts to, or a call to the person; nothing while it goes on.
 *
 * @param asked everything was just asked and nothing was new: only then may something be missing
 */
export function concludeOrder(
  { state, inDoubt }: ActionState<OrderState>,
  now: Instant,
  asked: boolean,
): readonly NewEvent[] {
  const { input, arrival, word, intent } = state;
  if (state.ending !== null) return [];
  if (arrival !== null) return arrival.final ? [atTheEnd(state)] : [];
  if (word?.phase === 'failed') return failed(state, asked);
  if (!asked || intent === null) return [];
  const readable = state.intent?.destinationBlock !== null;
  if (word?.phase === 'success') {
    if (!readable) return [ended('done', false, `Reported by ${SERVICE}, not verified.`)];
    return now - word.at > ARRIVAL_MS ? call(state, 'ARRIVAL_MISSING') : [];
  }
  if (state.relay?.phase === 'failed') return call(state, 'RELAY_FAILED');
  if (inDoubt) return call(state, 'ORDER_IN_DOUBT');
  const since = isCrossChain(input) ? LATE_MS : ARRIVAL_MS;
  return now - intent.at > since ? call(state, 'LATE') : [];
}

function atTheEnd({ input, arrival, promised }: OrderState): NewEvent {
  const there = chainName(input.instrument.shares.chain);
  if (input.direction === 'buy' && arrival?.what === 'usdc') {
    const why = `The deposit failed on ${there}; ${showAsset(input.landing, arrival.amount)} are in your account there.`;
    return ended('refunded', true, why);
  }
  const short =
    input.direction === 'sell' &&
    promised !== null &&
    BigInt(arrival?.amount ?? '0') < BigInt(promised);
  const why = short
    ? `That is less than the ${showAsset(input.landing, promised ?? '0')} promised at least; keep the evidence and ask ${SERVICE}.`
    : '';
  return ended('done', true, why);
}

/** The service would not take it: nothing was begun. */
export function refused({ input }: OrderState, why: string): NewEvent {
  const amount = showAsset(paidAsset(input), input.amount);
  return ended('failed', true, `${why} Your ${amount} are in the account.`);
}

/** The service says that it failed. Money that left the account all the same is not called failed. */
function failed(state: OrderState, asked: boolean): readonly NewEvent[] {
  const { word, source, input } = state;
  const text = reasonOf(word?.error?.text ?? null);
  const amount = showAsset(paidAsset(input), input.amount);
  if (source?.succeeded === true) return call(state, 'FAILED_BUT_LEFT');
  if (source !== null) {
    return [
      ended('failed', true, `It failed on chain: ${text}. Your ${amount} are in the account.`),
    ];
  }
  if (state.stillThere) {
    return [ended('failed', true, `It failed: ${text}. Your ${amount} are in the account.`)];
  }
  // Neither the operation nor the money was seen where it should be: it is the service's word alone.
  if (!asked) return [];
  const why = `${SERVICE} says that it failed: ${text}. The chain does not show your ${amount} where they were; look at the account.`;
  return [ended('failed', false, why)];
}

function call(state: OrderState, code: OrderAttention): readonly NewEvent[] {
  return state.attention === code
    ? []
    : [{ type: OrderEvent.attention, version: 1, data: { code } }];
}
