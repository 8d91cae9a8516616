import {
  type EarnInstrument,
  type EarnPosition,
  type LeaveInput,
  type LeaveVault,
  MOST_LEFT_VAULTS,
} from '@countinghouse/core';
import { fewAtATime } from '../few-at-a-time.ts';
import type { OpenHouse } from '../open-house.ts';
import { type Bought, bought as everBought } from './bought.ts';
import { heldThere } from './held.ts';
import { type Held, namedHoldings, onceEach, placeOf } from './held-by.ts';
import { instrumentList, instrumentName } from './instrument-list.ts';
import type { Ours } from './ours.ts';
import { nameOf, tokenOn, usdcOn } from './usdc.ts';

const MOST_DECIMALS = 36;
/** Of what is listed for a chain so many are looked at: each is a read. */
const MOST_LISTED = 200;

type Found = Pick<LeaveInput, 'vaults' | 'untold'>;

/** A token of which something may lie in the account, by its contract. */
interface Named {
  readonly name: string;
  readonly token: string;
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * Where the account may hold something on a chain. How much it is, and what each token is, the action
 * reads on chain. Nobody can list what an account holds: beside what was bought from here it is what the
 * service names, and what it lists and the account is found to hold.
 */
export async function vaultsOf(house: OpenHouse, chain: string, mine: Ours): Promise<Found> {
  const here = ({ shares }: Bought) => shares.chain === chain;
  const bought = (await everBought(house, mine.account)).filter(here);
  const told = await house.outside.earn.positions({ address: mine.account, chain: null });
  const words = (told.ok ? told.value.positions : []).filter((one) => isOn(house, one, chain));
  const known = await instrumentList(house);
  const listed = known.ok ? known.value.list : [];
  const named = await namedHoldings(house, mine, words, listed);
  const ours = bought.flatMap(({ name, shares }) => {
    const asset = tokenOn(chain, shares.token, shares.symbol, shares.decimals);
    return asset === null ? [] : [{ name, shares: asset, known: 'bought' as const }];
  });
  const usdc = usdcOn(house, chain);
  const idle = usdc === null ? [] : [placeOf(usdc)];
  const met = new Set([...idle, ...ours.map(({ shares }) => placeOf(shares))]);
  const fresh = ({ token }: Named) => isNew(met, { chain, token });
  const theirs = [
    ...onceEach(house, named)
      .filter((one) => one.chain === chain && one.known !== 'bought')
      .map(asNamed),
    ...words.filter(({ instrument }) => !isProven(named, instrument)).flatMap(spoken),
  ].filter(fresh);
  const proven = await provenOn(house, chain, listed);
  const seen = await readHeld(house, chain, mine, proven.tokens.filter(fresh));
  const unread = seen.unread + proven.unread;
  const others = [...theirs, ...seen.found];
  const vaults = await fewAtATime(others, (one) => vaultOf(house, chain, one));
  const all = [...ours, ...vaults.flatMap((one) => (one === null ? [] : [one]))];
  const nowhere = words.filter(
    ({ instrument }) => !named.some((one) => one.instrument === instrument),
  );
  return {
    vaults: all.slice(0, MOST_LEFT_VAULTS),
    untold: [
      ...(told.ok ? [] : [SILENT]),
      ...(nowhere.length === 0 ? [] : [withoutContract(nowhere.length)]),
      ...(known.ok ? [] : [NO_LIST]),
      ...(unread === 0 ? [] : [unreadListed(unread, chain)]),
      ...(all.length <= MOST_LEFT_VAULTS ? [] : [TOO_MANY]),
    ],
  };
}

const SILENT =
  '1tx could not be asked what else the account holds: what was never bought from here, and is in nothing that 1tx lists, is not known and stays in it.';
const NO_LIST =
  'What 1tx lists could not be read, so nothing of it was looked for in the account beside what was bought from here and what 1tx names.';
const TOO_MANY = `Of more than ${MOST_LEFT_VAULTS} holdings the rest stays in the account: take everything out once more for it.`;

function withoutContract(count: number): string {
  return count === 1
    ? 'One holding that 1tx names without a contract is not known here and stays in the account.'
    : `${count} holdings that 1tx names without a contract are not known here and stay in the account.`;
}

function unreadListed(count: number, chain: string): string {
  return `Whether the account holds anything of ${count} more that 1tx lists on ${nameOf(chain)} could not be read; what it holds of them stays in it.`;
}

/** Whether what is said is about this chain; what names none is about every one. */
function isOn({ outside }: OpenHouse, { instrument, chain }: EarnPosition, where: string): boolean {
  return (outside.earn.chainOf(instrument) ?? chain ?? where) === where;
}

/** The token that the service speaks of, where no id proves another. */
function spoken(word: EarnPosition): readonly Named[] {
  const { yieldTokenAddress: token, yieldTokenSymbol, protocol, symbol } = word;
  if (token === null) return [];
  const name = `${protocol ?? ''} ${symbol ?? ''}`.trim();
  const decimals = word.shareDecimals ?? word.decimals;
  return [{ name, token, symbol: yieldTokenSymbol ?? 'shares', decimals }];
}

function asNamed({ name, token, symbol, told }: Held): Named {
  return { name, token, symbol, decimals: told?.shareDecimals ?? told?.decimals ?? 0 };
}

function isProven(named: readonly Held[], instrument: string): boolean {
  return named.some((one) => one.instrument === instrument && one.known === 'proven');
}

/** Everything that is listed on a chain and is proven to be what is held, and of how much nobody could say. */
async function provenOn(
  house: OpenHouse,
  chain: string,
  listed: readonly EarnInstrument[],
): Promise<{ readonly tokens: readonly Named[]; readonly unread: number }> {
  const here = listed.filter((one) => one.chain === chain);
  const near = here.slice(0, MOST_LISTED);
  const read = await fewAtATime(near, async (one) => ({ one, held: await heldThere(house, one) }));
  return {
    tokens: read.flatMap(({ one, held }) => {
      if (!held.ok || held.value?.check !== 'checked') return [];
      const { symbol, decimals } = one.yieldToken;
      const { token } = held.value;
      return [
        { name: instrumentName(one), token, symbol: symbol ?? 'shares', decimals: decimals ?? 0 },
      ];
    }),
    unread: read.filter(({ held }) => !held.ok).length + here.length - near.length,
  };
}

/** Of which of these the account holds something, and of how many nobody could say. */
async function readHeld(
  { outside }: OpenHouse,
  chain: string,
  { account }: Ours,
  tokens: readonly Named[],
): Promise<{ readonly found: readonly Named[]; readonly unread: number }> {
  const port = outside.chains.get(chain);
  const near = tokens.slice(0, MOST_LISTED);
  const read = await fewAtATime(near, async (one) => {
    const balance = await port?.balance(account, one.token);
    return { one, units: balance?.ok === true ? balance.value : null };
  });
  return {
    found: read.flatMap(({ one, units }) => (units !== null && units > 0n ? [one] : [])),
    unread: read.filter(({ units }) => units === null).length + tokens.length - near.length,
  };
}

function isNew(met: Set<string>, place: { readonly chain: string; readonly token: string }) {
  const fresh = !met.has(placeOf(place));
  met.add(placeOf(place));
  return fresh;
}

/** A token by the service's word. Its decimals only tell how its amount is written. */
async function vaultOf(
  house: OpenHouse,
  chain: string,
  { name, token, symbol, decimals: said }: Named,
): Promise<LeaveVault | null> {
  const read = await house.outside.chains.get(chain)?.decimals(token);
  const decimals = read?.ok === true ? (read.value ?? 0) : said;
  const asset = tokenOn(chain, token, symbol, decimals <= MOST_DECIMALS ? decimals : 0);
  return asset === null ? null : { name, shares: asset, known: 'told' };
}
