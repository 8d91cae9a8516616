import { type ChainId, type LeaveInput, MOST_LEFT_VAULTS, nativeOf } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { begin, type Owned } from './begin.ts';
import { type Bought, bought as everBought } from './bought.ts';
import { instrumentList } from './instrument-list.ts';
import type { Ours } from './ours.ts';
import { type Held, heldBy } from './position-list.ts';
import { nameOf, tokenOn, usdcOn } from './usdc.ts';

const MOST_DECIMALS = 36;

/** Takes everything out of the account on one chain, and ends the rights on it, without asking the service. */
export function exit(house: OpenHouse, wish: InputOf<'earn', 'exit'>) {
  return begin(house, 'earn-exit', wish, (mine) => leave(house, 'exit', wish.chain, mine));
}

/** Ends the rights that were granted on one chain, whatever the service does. */
export function removal(house: OpenHouse, wish: InputOf<'earn', 'removal'>) {
  return begin(house, 'earn-removal', wish, (mine) => leave(house, 'removal', wish.chain, mine));
}

async function leave(
  house: OpenHouse,
  purpose: 'exit' | 'removal',
  chain: string,
  mine: Ours,
): Promise<Answer<object>> {
  const usdc = usdcOn(house, chain);
  if (usdc === null || !house.outside.chains.has(chain)) {
    return refuse('REFUSED', `No endpoint of ${nameOf(chain)} is set up.`, 'NO_CHAIN');
  }
  const found =
    purpose === 'exit' ? await vaultsOf(house, chain, mine) : { vaults: [], untold: [] };
  const input = { purpose, native: nativeOf(chain as ChainId), usdc, ...found };
  return { ok: true, value: input satisfies Omit<LeaveInput, keyof Owned> };
}

type Found = Pick<LeaveInput, 'vaults' | 'untold'>;

/**
 * Where the account may hold something. How much it is, and what each token is, the action reads on
 * chain: a read that fails here would silently leave it behind.
 */
async function vaultsOf(house: OpenHouse, chain: string, mine: Ours): Promise<Found> {
  const here = ({ shares }: Bought) => shares.chain === chain;
  const bought = (await everBought(house, mine.account)).filter(here);
  const told = await house.outside.earn.positions({ address: mine.account, chain: null });
  const words = told.ok ? told.value.positions : [];
  const known = await instrumentList(house);
  const held = await heldBy(house, mine, words, known.ok ? known.value.list : []);
  const ours = bought.flatMap(({ name, shares }) => {
    const asset = tokenOn(chain, shares.token, shares.symbol, shares.decimals);
    return asset === null ? [] : [{ name, shares: asset, known: 'bought' as const }];
  });
  const theirs = await Promise.all(
    held
      .filter((one) => one.chain === chain && !bought.some(({ id }) => id === one.instrument))
      .map((one) => namedByService(house, one)),
  );
  const all = [...ours, ...theirs.flatMap((one) => (one === null ? [] : [one]))];
  const nowhere = words.filter(
    ({ instrument }) => !held.some((one) => one.instrument === instrument),
  );
  return {
    vaults: all.slice(0, MOST_LEFT_VAULTS),
    untold: [
      ...(told.ok ? [] : [SILENT]),
      ...(nowhere.length === 0
        ? []
        : [`${nowhere.length} holdings that 1tx names without a contract are not known here.`]),
      ...(all.length <= MOST_LEFT_VAULTS ? [] : [TOO_MANY]),
    ],
  };
}

const SILENT =
  '1tx could not be asked what else the account holds: what was never bought from here is not known and stays in it.';
const TOO_MANY = `Of more than ${MOST_LEFT_VAULTS} holdings the rest stays in the account: take everything out once more for it.`;

/** A token by the service's word. Its decimals only tell how its amount is written. */
async function namedByService(house: OpenHouse, { chain, token, told, name, symbol }: Held) {
  const read = await house.outside.chains.get(chain)?.decimals(token);
  const said = told?.shareDecimals ?? told?.decimals ?? 0;
  const decimals = read?.ok === true ? (read.value ?? 0) : said;
  const asset = tokenOn(chain, token, symbol, decimals <= MOST_DECIMALS ? decimals : 0);
  return asset === null ? null : { name, shares: asset, known: 'told' as const };
}
