import type { EarnInstrument, EarnPosition } from '@countinghouse/core';
import { chainNumberOf, checkInstrument } from '@countinghouse/providers';
import { fewAtATime } from '../few-at-a-time.ts';
import type { OpenHouse } from '../open-house.ts';
import { bought } from './bought.ts';
import { type HeldToken, heldOf, heldThere } from './held.ts';
import { instrumentName } from './instrument-list.ts';
import type { Ours } from './ours.ts';
import { usdcOn } from './usdc.ts';

/** What may be held: told by the service, or bought from here. */
export interface Held {
  readonly instrument: string;
  readonly chain: string;
  readonly token: string;
  /**
   * By what this token is known to be what is held of the instrument: an order was made here for it, the
   * id of the instrument proves it, or nothing but the word of the service.
   */
  readonly known: 'bought' | 'proven' | 'told';
  /** By its id and its contracts it counts what was deposited itself. */
  readonly oneToOne: boolean;
  readonly told: EarnPosition | null;
  readonly listed: EarnInstrument | null;
  readonly name: string;
  readonly protocol: string | null;
  readonly symbol: string;
}

/** In what order they count where several are the same token. */
const RANK = { bought: 0, proven: 1, told: 2 } as const;

/** What an account may hold, by what was bought from here and by what the service says. */
export async function namedHoldings(
  house: OpenHouse,
  { account }: Ours,
  words: readonly EarnPosition[],
  listed: readonly EarnInstrument[],
): Promise<readonly Held[]> {
  const purchases = await bought(house, account);
  const named = new Set([...purchases.map(({ id }) => id), ...words.map((one) => one.instrument)]);
  // Of two entries of one id the first counts.
  const met = listed.filter(({ id }) => named.has(id)).toReversed();
  const entries = new Map(met.map((one) => [one.id, one]));
  const read = await fewAtATime([...entries.values()], async (entry) => {
    return [entry.id, await heldAsRead(house, entry)] as const;
  });
  const heldBy = new Map(read);
  const mine = purchases.map(({ id, name, protocol, shares }): Held => {
    const there = heldBy.get(id) ?? null;
    const { chain, token, symbol } = shares;
    const same = there?.check === 'checked' && there.token.toLowerCase() === token.toLowerCase();
    return {
      ...{ instrument: id, chain, token, symbol, known: 'bought' },
      ...{ oneToOne: same && there.oneToOne, name, protocol, listed: entries.get(id) ?? null },
      told: words.find((one) => one.instrument === id) ?? null,
    };
  });
  const theirs = words.flatMap((told) => {
    const entry = entries.get(told.instrument) ?? null;
    const chain = house.outside.earn.chainOf(told.instrument) ?? told.chain ?? entry?.chain ?? null;
    const before = mine.find(({ instrument }) => instrument === told.instrument);
    const there = entry === null ? provenAlone(told) : (heldBy.get(entry.id) ?? null);
    const token = tokenOf(told, there, before);
    if (chain === null || token === null) return [];
    const held: Held = {
      ...token,
      ...{ instrument: told.instrument, chain, told, listed: entry },
      name:
        entry === null
          ? `${told.protocol ?? ''} ${told.symbol ?? ''}`.trim()
          : instrumentName(entry),
      protocol: entry?.protocolName ?? told.protocol,
      symbol: told.yieldTokenSymbol ?? entry?.yieldToken.symbol ?? before?.symbol ?? 'shares',
    };
    return [held];
  });
  return [...mine, ...theirs];
}

/** Where its chain does not answer, what the list alone says. */
async function heldAsRead(house: OpenHouse, entry: EarnInstrument): Promise<HeldToken | null> {
  const there = await heldThere(house, entry);
  return there.ok ? there.value : heldOf(entry);
}

/**
 * The token of a position: what the id of its instrument proves comes before whatever is said of it, and
 * what was bought from here is known by its own contract.
 */
function tokenOf(
  told: EarnPosition,
  held: HeldToken | null,
  before: Held | undefined,
): Pick<Held, 'token' | 'known' | 'oneToOne'> | null {
  if (held?.check === 'checked') {
    return { token: held.token, known: 'proven', oneToOne: held.oneToOne };
  }
  if (before !== undefined) return { token: before.token, known: 'bought', oneToOne: false };
  const token = held?.token ?? told.yieldTokenAddress;
  return token === null ? null : { token, known: 'told', oneToOne: false };
}

/** Of what is not listed, the token that is named, where the id is made of it as a vault's is. */
function provenAlone({ instrument, protocol, yieldTokenAddress }: EarnPosition): HeldToken | null {
  const check = checkInstrument({
    ...{ instrumentId: instrument, protocol: protocol ?? '', yieldTokenAddress },
    chainId: chainNumberOf(instrument) ?? 0,
  });
  const proves = check.result === 'checked' && yieldTokenAddress !== null;
  return proves ? { token: yieldTokenAddress, check: 'checked', oneToOne: false } : null;
}

/**
 * The same token under two ids is held once, and USDC itself lies idle: neither is counted twice,
 * whatever the service calls it. What is known best names it.
 */
export function onceEach(house: OpenHouse, held: readonly Held[]): readonly Held[] {
  const found = new Map<string, Held>();
  for (const one of [...held].sort((a, b) => RANK[a.known] - RANK[b.known])) {
    const usdc = usdcOn(house, one.chain);
    if (usdc !== null && placeOf(usdc) === placeOf(one)) continue;
    if (!found.has(placeOf(one))) found.set(placeOf(one), one);
  }
  return [...found.values()];
}

/** A token by where it is: the same contract is the same thing. */
export function placeOf({ chain, token }: Pick<Held, 'chain' | 'token'>): string {
  return `${chain} ${token.toLowerCase()}`;
}
