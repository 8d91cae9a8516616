import type { EarnAsset, EarnInstrument, EarnPosition } from '@countinghouse/core';
import type { Position, Positions } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { amountOf } from '../amounts.ts';
import { ofPart, ofProvider } from '../failures.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import { priceOf } from './account.ts';
import { bought } from './bought.ts';
import { instrumentList, instrumentName } from './instrument-list.ts';
import { type Ours, ours } from './ours.ts';
import { earnChains, isUsdc, tokenOn, usdcOn } from './usdc.ts';

type Trouble = Positions['troubles'][number];

/** What may be held: told by the service, or bought from here. */
export interface Held {
  readonly instrument: string;
  readonly chain: string;
  readonly token: string;
  readonly told: EarnPosition | null;
  readonly listed: EarnInstrument | null;
  readonly name: string;
  readonly protocol: string | null;
  readonly symbol: string;
}

/** Everything that earns for us, read on the chains where we can; the service's word is marked as such. */
export async function positions(house: OpenHouse): Promise<Answer<Positions>> {
  const list: Position[] = [];
  const idle: Positions['idle'] = [];
  const troubles: Trouble[] = [];
  const known = await instrumentList(house);
  const listed = known.ok ? known.value.list : [];
  await Promise.all(
    (await ours(house)).map(async (mine) => {
      const told = await house.outside.earn.positions({ address: mine.account, chain: null });
      if (!told.ok)
        troubles.push({ about: mine.owner.name ?? '', failure: ofProvider(told.error) });
      const words = told.ok ? told.value.positions : [];
      const held = await heldBy(house, mine, words, listed);
      const read = await Promise.all(held.map((one) => readPosition(house, mine, one)));
      list.push(...read.flatMap(({ position }) => (position === null ? [] : [position])));
      troubles.push(...read.flatMap(({ trouble }) => (trouble === null ? [] : [trouble])));
      const coins = await Promise.all(earnChains(house).map((chain) => idleOn(house, mine, chain)));
      idle.push(...coins.flatMap(({ found }) => (found === null ? [] : [found])));
      troubles.push(...coins.flatMap(({ trouble }) => (trouble === null ? [] : [trouble])));
    }),
  );
  return { ok: true, value: { at: house.clock.now(), list, idle, troubles: unique(troubles) } };
}

export async function heldBy(
  house: OpenHouse,
  { account }: Ours,
  words: readonly EarnPosition[],
  listed: readonly EarnInstrument[],
): Promise<readonly Held[]> {
  const found = new Map<string, Held>();
  for (const one of await bought(house, account)) {
    const entry = listed.find(({ id }) => id === one.id) ?? null;
    found.set(one.id, {
      instrument: one.id,
      chain: one.shares.chain,
      token: one.shares.token,
      told: null,
      listed: entry,
      name: one.name,
      protocol: one.protocol,
      symbol: one.shares.symbol,
    });
  }
  for (const told of words) {
    const entry = listed.find(({ id }) => id === told.instrument) ?? null;
    const chain = house.outside.earn.chainOf(told.instrument) ?? told.chain ?? entry?.chain;
    const before = found.get(told.instrument);
    const token = told.yieldTokenAddress ?? entry?.yieldToken.address ?? before?.token;
    if (chain == null || token == null) continue;
    found.set(told.instrument, {
      instrument: told.instrument,
      chain,
      // What we bought ourselves is known by its own contract, whatever the service says now.
      token: before?.token ?? token,
      told,
      listed: entry,
      name:
        entry === null
          ? `${told.protocol ?? ''} ${told.symbol ?? ''}`.trim()
          : instrumentName(entry),
      protocol: entry?.protocolName ?? told.protocol,
      symbol: told.yieldTokenSymbol ?? entry?.yieldToken.symbol ?? before?.symbol ?? 'shares',
    });
  }
  return distinct(house, [...found.values()]);
}

/**
 * The same token under two ids is held once, and USDC itself lies idle: neither is counted twice,
 * whatever the service calls it.
 */
function distinct(house: OpenHouse, held: readonly Held[]): readonly Held[] {
  const name = ({ chain, token }: Pick<Held, 'chain' | 'token'>) =>
    `${chain} ${token.toLowerCase()}`;
  const found = new Map<string, Held>();
  for (const one of held) {
    const usdc = usdcOn(house, one.chain);
    if (usdc !== null && name(usdc) === name(one)) continue;
    if (!found.has(name(one))) found.set(name(one), one);
  }
  return [...found.values()];
}

interface Read {
  readonly position: Position | null;
  readonly trouble: Trouble | null;
}

async function readPosition(house: OpenHouse, { owner, account }: Ours, held: Held): Promise<Read> {
  const { chain, token, told } = held;
  const port = house.outside.chains.get(chain);
  const accounts = house.outside.smartAccounts.get(chain);
  const usdc = usdcOn(house, chain);
  const about = namedChain(chain).name;
  if (port === undefined || accounts === undefined) {
    const failure = ofPart({ code: 'NO_CHAIN', message: `No endpoint of ${about} is set up.` });
    return { position: byWord(house, owner, held), trouble: { about, failure } };
  }
  const [balance, decimals] = await Promise.all([
    port.balance(account, token),
    port.decimals(token),
  ]);
  if (!balance.ok || !decimals.ok) {
    const why = balance.ok ? (decimals.ok ? null : decimals.error) : balance.error;
    const failure = why === null ? null : ofPart(why);
    return {
      position: byWord(house, owner, held),
      trouble: failure === null ? null : { about, failure },
    };
  }
  if (balance.value === 0n) return { position: null, trouble: null };
  const asset = decimals.value === null ? null : tokenOn(chain, token, held.symbol, decimals.value);
  if (asset === null) return { position: byWord(house, owner, held), trouble: null };
  const of = await accounts.vaultAsset(token);
  const inUsdc =
    of.ok && of.value !== null
      ? isUsdc(usdc, { address: of.value, symbol: null })
      : paysByWord(usdc, held);
  const redeemable = await accounts.redeemable(token, balance.value);
  const value = redeemable.ok ? redeemable.value : worthByWord(told, balance.value);
  // What is worth so much of another token is not worth so much USDC.
  const units = inUsdc ? value : null;
  const worth =
    usdc === null || units === null ? null : amountOf(usdc, units, priceOf(house, usdc.asset));
  return {
    position: {
      ...frameOf(owner, held),
      shares: amountOf(asset, balance.value),
      worth,
      sharesFrom: 'chain',
      worthFrom: worth === null ? null : redeemable.ok ? 'chain' : 'service',
    },
    trouble: null,
  };
}

/** The service's word for what its own shares are worth; only where it speaks of as many as we see. */
function worthByWord(told: EarnPosition | null, seen: bigint): bigint | null {
  if (told === null) return null;
  return told.shares === null || told.shares === seen ? told.balance : null;
}

function paysByWord(usdc: EarnAsset | null, { listed, told }: Held): boolean {
  return isUsdc(usdc, listed?.token ?? { address: null, symbol: told?.symbol ?? null });
}

function byWord(house: OpenHouse, owner: Position['owner'], held: Held): Position | null {
  const { chain, told, token, symbol } = held;
  const decimals = told?.shareDecimals ?? told?.decimals;
  if (told === null || decimals === undefined) return null;
  const asset = tokenOn(chain, token, symbol, decimals);
  const there = usdcOn(house, chain);
  const usdc = paysByWord(there, held) ? there : null;
  if (asset === null) return null;
  return {
    ...frameOf(owner, held),
    shares: amountOf(asset, told.shares ?? told.balance),
    worth: usdc === null ? null : amountOf(usdc, told.balance, priceOf(house, usdc.asset)),
    sharesFrom: 'service',
    worthFrom: usdc === null ? null : 'service',
  };
}

function frameOf(
  owner: Position['owner'],
  { instrument, name, protocol, chain, told, listed }: Held,
) {
  const apy = listed?.apy ?? told?.apy ?? null;
  return { owner, instrument, name, protocol, chain: namedChain(chain), apy };
}

async function idleOn(house: OpenHouse, { owner, account }: Ours, chain: string) {
  const usdc = usdcOn(house, chain);
  const port = house.outside.chains.get(chain);
  if (usdc === null || port === undefined) return { found: null, trouble: null };
  const balance = await port.balance(account, usdc.token);
  const named = namedChain(chain);
  if (!balance.ok)
    return { found: null, trouble: { about: named.name, failure: ofPart(balance.error) } };
  const amount = amountOf(usdc, balance.value, priceOf(house, usdc.asset));
  return { found: { owner, chain: named, usdc: amount }, trouble: null };
}

/** The same thing of every account is one thing. */
function unique(troubles: readonly Trouble[]): Trouble[] {
  const key = ({ about, failure }: Trouble) => `${about} ${failure.code} ${failure.message}`;
  return [...new Map(troubles.map((one) => [key(one), one])).values()];
}
