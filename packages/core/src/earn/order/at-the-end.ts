import type { Instant } from '../../ports/clock.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { chainName, showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { SERVICE } from '../provider-name.ts';
import { isCrossChain } from './input.ts';
import { paidAsset } from './request.ts';
import { burnGone } from './standing.ts';
import type { OrderState } from './state.ts';
import { finallyTaken } from './took-more.ts';

/** Standard transfers take twenty minutes at the worst. */
export const LATE_MS = 2 * 60 * 60_000;

/**
 * The end of an order of which something has arrived; nothing while that may be taken back. While the
 * burn that it came of is not on its chain, that is looked for, as long as a transfer may take.
 */
export function arrivedOf(state: OrderState, now: Instant, asked: boolean): readonly NewEvent[] {
  if (state.arrival?.final !== true) return [];
  if (!burnGone(state)) return isCounted(state) ? saidAnew(state) : [];
  const late = now - (state.intent?.at ?? now) > LATE_MS;
  return asked && late && state.ending === null ? [atTheEnd(state)] : [];
}

/** An order that has ended says how it ended only where that is no longer what it says. */
function saidAnew(state: OrderState): readonly NewEvent[] {
  const { ending } = state;
  const now = atTheEnd(state);
  const { end, verified, why } = now.data;
  const same = ending?.end === end && ending?.verified === verified && ending?.why === why;
  return same ? [] : [now];
}

/** What the operation took is known for good, as far as it will ever be. */
function isCounted({ source }: OrderState): boolean {
  return source === null || (source.final && source.paid !== undefined);
}

const FOUND = 'What arrived fits, but no chain proves that it is of this order.';
const UNCOUNTED = 'Nobody here could count what left the account for it.';

function atTheEnd(state: OrderState): NewEvent {
  const { input, arrival, promised, source } = state;
  const counted = finallyTaken(state) !== null;
  const paidFor = !isCrossChain(input) || source?.succeeded !== false;
  const proven = arrival?.proven === true && counted && paidFor;
  const doubts = [
    ...(arrival?.proven === true ? [] : [FOUND]),
    ...(burnGone(state) ? [takenBack(state)] : []),
    ...(paidFor ? [] : [unpaid(state)]),
  ];
  if (arrival?.proven === true && !counted && doubts.length === 0) doubts.push(UNCOUNTED);
  const there = chainName(input.instrument.shares.chain);
  if (input.direction === 'buy' && arrival?.what === 'usdc') {
    const why = `The deposit failed on ${there}; ${showAsset(input.landing, arrival.amount)} are in your account there.`;
    return ended('refunded', proven, [why, ...doubts.filter((doubt) => doubt !== FOUND)].join(' '));
  }
  const worth = arrival?.worth ?? null;
  if (promised === null || worth === null) {
    return ended('done', proven, [...doubts, unweighed(state)].join(' '));
  }
  if (BigInt(worth) >= BigInt(promised)) return ended('done', proven, doubts.join(' '));
  const [came, least] = [showAsset(input.landing, worth), showAsset(input.landing, promised)];
  const why = `That is worth ${came}, less than the ${least} promised at least; keep the evidence and ask ${SERVICE}.`;
  return ended('done', proven, [...doubts, why].join(' '));
}

/** Nobody knows that it is enough: either side of the comparison is missing. */
function unweighed({ input, arrival, promised }: OrderState): string {
  const paid = showAsset(paidAsset(input), input.amount);
  if (promised !== null) {
    const least = showAsset(input.landing, promised);
    return `Nobody here could say what that is worth, so whether it is the ${least} promised at least is not known; compare it yourself.`;
  }
  const worth = arrival?.worth ?? null;
  const now = worth === null ? '' : ` Now it is worth ${showAsset(input.landing, worth)}.`;
  return `What should come at least for ${paid} nobody here could say beforehand, so whether it is enough is not known; compare it yourself.${now}`;
}

function takenBack({ input }: OrderState): string {
  const from = chainName(input.usdc.chain);
  return `${from} took back the block in which your ${showAsset(input.usdc, input.amount)} left it: they may be in your account there again, or leave it once more. ${from} is watched on.`;
}

/** It stands on the other chain although nothing left this one. */
function unpaid({ input }: OrderState): string {
  return `On ${chainName(input.usdc.chain)} what was to pay for it failed: your ${showAsset(input.usdc, input.amount)} were not taken there.`;
}
