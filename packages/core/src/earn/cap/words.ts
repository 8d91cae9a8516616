import { period } from '../../grant/period.ts';
import { utc } from '../../grant/utc.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { showAmount } from '../../review/show.ts';
import type { OrderCap } from './order-cap.ts';

/** How the token of a cap is written. */
export interface CapToken {
  readonly symbol: string;
  readonly decimals: number;
}

/** What is known of one's own cap, in a sentence or two. */
export function capWords(cap: OrderCap | null, of: CapToken): string {
  if (cap === null) return 'The right was not given from here, so its cap is not known.';
  const from = `by the right you gave on ${utc(Math.floor(cap.givenAt / 1_000))}`;
  const { each, period: over } = cap;
  if (each === null && over === null) return `No cap can be read in what 1tx has ${from}.`;
  const doubt = cap.certain ? '' : ' 1tx does not say that this is the right it uses.';
  if (over === null) {
    return `Your cap is ${show(each ?? '0', of)} each time, ${from}; no rule that can be read adds up several orders.${doubt}`;
  }
  const most = each !== null && BigInt(each) < BigInt(over.units) ? each : null;
  const alone = most === null ? '' : `, and ${show(most, of)} each time`;
  const used =
    over.used === '0'
      ? 'Orders from here used nothing of it in that time'
      : `Orders from here used up to ${show(over.used, of)} of it in that time`;
  return `Your cap is ${spanned(over, of)}${alone}, ${from}. ${used}; what others used is not known here.${doubt}`;
}

/** What speaks against an order of so much, by its cap; null for nothing. */
export function capWarning(
  units: bigint,
  cap: OrderCap | null,
  of: CapToken,
  chain: string,
): ReviewWarning | null {
  if (cap === null) return null;
  const { each, period: over, certain } = cap;
  const more = `Order less, or authorize ${chain} again with a higher cap.`;
  const [limit] = [
    ...(each === null ? [] : [{ units: BigInt(each), words: `${show(each, of)} each time` }]),
    ...(over === null ? [] : [{ units: BigInt(over.units), words: spanned(over, of) }]),
  ].toSorted((a, b) => (a.units < b.units ? -1 : 1));
  if (limit !== undefined && units > limit.units) {
    const sentence = certain
      ? `Your cap is ${limit.words}, and the chain refuses what is above it. ${more}`
      : `Your cap is ${limit.words} by what you signed here. If that is the right 1tx uses, the chain refuses this. ${more}`;
    return { code: 'ABOVE_CAP', weight: certain ? 'stop' : 'risk', sentence };
  }
  if (over === null || BigInt(over.used) + units <= BigInt(over.units)) return null;
  const wait = over.everySeconds === null ? '' : ' wait for the next period,';
  const sentence = `Of your cap of ${spanned(over, of)}, orders from here used up to ${show(over.used, of)}. With this one it may be exceeded, and the chain then refuses it: order less,${wait} or authorize ${chain} again.`;
  return { code: 'CAP_USED', weight: 'risk', sentence };
}

function show(units: string, of: CapToken): string {
  return showAmount({ ...of, units });
}

function spanned({ units, everySeconds }: NonNullable<OrderCap['period']>, of: CapToken): string {
  return `${show(units, of)} ${everySeconds === null ? 'in all' : `every ${period(everySeconds)}`}`;
}
