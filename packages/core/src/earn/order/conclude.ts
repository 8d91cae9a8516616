import type { ActionState } from '../../action/action-state.ts';
import { utc } from '../../grant/utc.ts';
import type { Instant } from '../../ports/clock.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { arrivedOf, LATE_MS } from './at-the-end.ts';
import { corrected } from './corrected.ts';
import { isCrossChain } from './input.ts';
import { forNothing, nothingCame, nothingWasPromised } from './nothing-came.ts';
import { mayBeOpen, namesEverNew } from './operations.ts';
import { reasonOf } from './reason.ts';
import { paidAsset } from './request.ts';
import { failedForGood, isWatchedOn } from './standing.ts';
import { type OrderAttention, OrderEvent, type OrderState } from './state.ts';
import { tookMore, tookMoreThen } from './took-more.ts';

/** Success is claimed: so long the chain may take to show it. */
const ARRIVAL_MS = 30 * 60_000;
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
  const { input, arrival, word, intent, source } = state;
  if (state.ending !== null && !isWatchedOn(state)) return [];
  if (tookMore(state)) return tookTooMuch(state);
  if (arrival !== null) return arrivedOf(state, now, asked);
  if (nothingCame(state)) return cameToNothing(state);
  const other = corrected(state);
  if (other !== null) return [other];
  if (word?.phase === 'failed') return failed(state, asked);
  if (!asked || intent === null) return [];
  if (failedForGood(state)) return [];
  const over = source?.final === true && !mayBeOpen(state);
  if (over && !source.succeeded) return call(state, 'FAILED_ON_CHAIN');
  const readable = state.intent?.destinationBlock !== null;
  if (word?.phase === 'success') {
    if (!readable && leftForGood(state)) {
      if (state.ending?.end === 'done') return [];
      return [ended('done', false, `Reported by ${SERVICE}, not verified.`)];
    }
    return now - (state.claimedAt ?? word.at) > ARRIVAL_MS ? call(state, 'ARRIVAL_MISSING') : [];
  }
  if (state.relay?.phase === 'failed') return call(state, 'RELAY_FAILED');
  if (inDoubt) return call(state, 'ORDER_IN_DOUBT');
  if (namesEverNew(state)) return call(state, 'NAMES_EVER_NEW');
  const since = isCrossChain(input) ? LATE_MS : ARRIVAL_MS;
  return now - intent.at > since ? call(state, 'LATE') : [];
}

/** It left its own chain, or that one could not be read either: then there is only the service's word. */
function leftForGood({ intent, source }: OrderState): boolean {
  return intent?.sourceBlock == null || (source?.final === true && source.succeeded);
}

/** The service would not take it. That is its word, and no chain has anything to say about it. */
export function refused({ input, intent }: OrderState, why: string): NewEvent {
  const amount = showAsset(paidAsset(input), input.amount);
  // Read before it was asked for; where they are now, this does not know.
  const held = intent?.heldBefore == null ? null : BigInt(intent.heldBefore);
  const there =
    intent === null || held === null || held < BigInt(input.amount)
      ? ''
      : ` Your ${amount} were in the account at ${utc(Math.floor(intent.at / 1_000))}.`;
  return ended('failed', false, `${why}${there}`);
}

/**
 * The service says that it failed. Only a final block says so for certain: what no chain shows may
 * still be carried out, and what one shows may still be taken back.
 */
function failed(state: OrderState, asked: boolean): readonly NewEvent[] {
  const { word, source, input } = state;
  if (source?.succeeded === true) return call(state, 'FAILED_BUT_LEFT');
  if (source === null) return asked ? call(state, 'FAILED_UNSEEN') : [];
  if (!source.final) return [];
  // It may be carried out under another name.
  if (mayBeOpen(state)) return asked ? call(state, 'FAILED_UNSEEN') : [];
  if (failedForGood(state)) return [];
  const { why, todo } = reasonOf(word?.error?.text ?? null);
  const then = todo === null ? '' : ` ${todo}`;
  const amount = showAsset(paidAsset(input), input.amount);
  return [
    ended('failed', true, `It failed on chain: ${why}. It moved none of your ${amount}.${then}`),
  ];
}

/** It is for a person to look at; one who waits for it no longer is told how it ended. */
function tookTooMuch(state: OrderState): readonly NewEvent[] {
  return state.ending === null
    ? call(state, 'TOOK_MORE')
    : [ended('failed', false, tookMoreThen(state))];
}

/** Where as much was shown to the person before, that is its end; else it is for them to look at. */
function cameToNothing(state: OrderState): readonly NewEvent[] {
  const why = forNothing(state);
  if (nothingWasPromised(state)) return [ended('done', true, why)];
  return state.ending === null ? call(state, 'BROUGHT_NOTHING') : [ended('failed', false, why)];
}

/** What has ended calls nobody any more. */
function call(state: OrderState, code: OrderAttention): readonly NewEvent[] {
  return state.attention === code || state.ending !== null
    ? []
    : [{ type: OrderEvent.attention, version: 1, data: { code } }];
}
