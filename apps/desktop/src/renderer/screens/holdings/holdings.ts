import type { Balance, Balances } from '../../../contract/accounts.ts';
import type { Amount, NamedChain } from '../../../contract/values.ts';
import { centsOf } from '../../ui/money.ts';

/** What balances come to, and what that leaves out. */
export interface Sum {
  /** In cents, rounded down, of everything with a price. */
  readonly cents: bigint;
  /** How many amounts are in it. */
  readonly of: number;
  /** Symbols that are held and have no price: not in it. */
  readonly unpriced: readonly string[];
  /** Chains where something has never been read: not in it. */
  readonly unread: readonly NamedChain[];
  /** Chains whose last reading failed: in it as they were read before. */
  readonly old: readonly NamedChain[];
  /** The oldest price that counts, and whose prices they are. */
  readonly pricedAt: number | null;
  readonly sources: readonly string[];
  /** There is, or may be, more that is not in it; told of elsewhere. */
  readonly more?: boolean;
}

export function sumOf(list: readonly Balance[], troubles: Balances['troubles']): Sum {
  const held = list.filter(isHeld);
  const priced = held.filter(({ amount }) => centsOf(amount, 'gets') !== null);
  const prices = priced.flatMap(({ amount }) => (amount.price === null ? [] : [amount.price]));
  const never = list.filter(({ at }) => at === null).map(({ chain }) => chain);
  const failed = troubles.map(({ chain }) => chain);
  const unknown = failed.filter(({ id }) => list.every(({ chain }) => chain.id !== id));
  const unread = unique([...never, ...unknown]);
  return {
    cents: priced.reduce((sum, { amount }) => sum + (centsOf(amount, 'gets') ?? 0n), 0n),
    of: priced.length,
    unpriced: [
      ...new Set(held.filter((each) => !priced.includes(each)).map(({ amount }) => amount.symbol)),
    ],
    unread,
    old: unique(failed).filter(({ id }) => unread.every((chain) => chain.id !== id)),
    pricedAt: prices.length === 0 ? null : Math.min(...prices.map(({ at }) => at)),
    sources: [...new Set(prices.map(({ source }) => source))],
  };
}

/** Whether a sum may be less than what there is. */
export function isAtLeast({ unpriced, unread, old, more }: Sum): boolean {
  return more === true || unpriced.length + unread.length + old.length > 0;
}

/** Whether anything was read at all: before that there is nothing to add up. */
export function isRead({ list }: { readonly list: readonly Balance[] }): boolean {
  return list.some(({ at }) => at !== null);
}

/** Everything was read, and there is nothing. */
export function isNothing({ list, troubles }: Balances): boolean {
  return (
    troubles.length === 0 && list.every(({ at, amount }) => at !== null && amount.units === '0')
  );
}

export function ofAccount(list: readonly Balance[], address: string): readonly Balance[] {
  return list.filter(({ account }) => account.toLowerCase() === address.toLowerCase());
}

/** One asset by its name, wherever it lies. */
export interface Part {
  readonly amount: Amount;
  readonly cents: bigint | null;
  readonly chains: readonly NamedChain[];
}

/** What is held, the most valuable first; the same symbol on several chains added up. */
export function partsOf(list: readonly Balance[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { amount, chain } of list.filter(isHeld)) {
    const key = `${amount.symbol} ${amount.decimals}`;
    const before = parts.get(key);
    const cents = centsOf(amount, 'gets');
    const units = BigInt(before?.amount.units ?? '0') + BigInt(amount.units);
    parts.set(key, {
      amount: { ...amount, units: units.toString() },
      cents: added(before?.cents ?? null, cents),
      chains: unique([...(before?.chains ?? []), chain]),
    });
  }
  return [...parts.values()].sort((a, b) => Number((b.cents ?? -1n) - (a.cents ?? -1n)));
}

/** Nothing with a price is not the same as a price of nothing. */
function added(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? (a ?? b) : a + b;
}

/** What was never read is not known, whatever stands there. */
function isHeld({ amount, at }: Balance): boolean {
  return at !== null && amount.units !== '0';
}

function unique(chains: readonly NamedChain[]): readonly NamedChain[] {
  return [...new Map(chains.map((chain) => [chain.id, chain])).values()];
}

/** "Base", "Base and Optimism", "Base, Optimism and Gnosis". */
export function names(list: readonly string[]): string {
  if (list.length < 2) return list[0] ?? '';
  return `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}
