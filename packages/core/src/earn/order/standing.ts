import { isCrossChain } from './input.ts';
import { mayBeOpen } from './operations.ts';
import type { OrderState } from './state.ts';
import { tookMore } from './took-more.ts';

/**
 * Whether it may be tried again, as a new attempt with a yes of its own: it failed on chain, or the
 * one time it was asked for nothing came of it. Not while the service speaks of it as of something that
 * goes on, or has named an operation of which nobody knows what became of it: it may be sent again.
 */
export function mayRetry(state: OrderState): boolean {
  const unasked = state.ending?.end === 'failed' && state.failure !== null;
  if (unasked) return true;
  if (!failedForGood(state) || state.source?.succeeded === true) return false;
  const goesOn = state.word !== null && state.word.phase !== 'failed';
  return !goesOn && !mayBeOpen(state);
}

/** The chain says for good that its operation was carried out and brought nothing. */
export function broughtNothing({ source }: OrderState): boolean {
  return source?.final === true && source.succeeded && source.brought === '0';
}

/** Its end is that its operation failed, seen on a chain that cannot take it back. */
export function failedForGood({ ending }: Pick<OrderState, 'ending'>): boolean {
  return ending?.end === 'failed' && ending.verified;
}

/** Its end is a success by the service's word alone. */
export function toldDone({ ending, endedUnseen, arrival }: OrderState): boolean {
  return ending?.end === 'done' && !ending.verified && endedUnseen && arrival === null;
}

/**
 * What it brought stands on the other chain, and the burn that paid for it does not stand on its own any
 * more: that chain took it back, so the USDC may be there again, or be burnt once more.
 */
export function burnGone({ input, intent, arrival, source, named }: OrderState): boolean {
  const seen = intent?.sourceBlock != null && named.length > 0;
  return isCrossChain(input) && arrival !== null && source === null && seen;
}

/** What it brought stands on the other chain; what was to pay for it does not stand, or failed. */
export function isUnpaid(state: OrderState): boolean {
  const { input, arrival, source } = state;
  if (arrival === null || !isCrossChain(input)) return false;
  return source?.succeeded === false || burnGone(state);
}

/**
 * Whether something may still come of it after an end. Nobody knows that of what a person gave up;
 * records of earlier versions call that failed. Where a success is the service's word alone, its chain
 * may become readable and say otherwise. What failed on chain the service may send again under another
 * name. And a burn that its chain took back may be there again: until that is so for good, or the order
 * has said anew how it ended.
 */
export function isWatchedOn(state: OrderState): boolean {
  const { ending, intent, failure } = state;
  if (ending === null || intent === null || failure !== null) return false;
  if (failedForGood(state)) return true;
  if (ending.verified) return false;
  if (ending.end === 'done' || ending.end === 'refunded') {
    return state.endedUnseen || state.endedUnpaid || burnGone(state);
  }
  return (
    ending.end === 'expired' ||
    (ending.end === 'failed' && !tookMore(state) && !broughtNothing(state))
  );
}

/** Of what it is watched for, something is in a block that its chain can still take back. */
export function isConfirming(state: OrderState): boolean {
  const { source, arrival } = state;
  return isWatchedOn(state) && (source?.final === false || arrival?.final === false);
}

/** The transaction that took the USDC off the source chain: seen there, else by the service's word. */
export function burnOf({ input, word, source }: OrderState): string | null {
  if (!isCrossChain(input)) return null;
  if (source === null) return word?.sourceTransaction ?? null;
  return source.succeeded ? source.hash : null;
}

/** A transfer between chains may be under way that has not come to its end. */
export function mayRestartRelay(state: OrderState): boolean {
  const { ending, arrival, relay, wantsRelay } = state;
  if (wantsRelay || arrival !== null || relay?.phase === 'success') return false;
  return (ending === null || isWatchedOn(state)) && burnOf(state) !== null;
}
