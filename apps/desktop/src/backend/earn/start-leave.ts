import { type ChainId, type LeaveInput, nativeOf } from '@countinghouse/core';
import type { Position } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { begin, type Owned } from './begin.ts';
import type { Ours } from './ours.ts';
import { positions } from './position-list.ts';
import { nameOf, tokenOn, usdcOn } from './usdc.ts';

const MOST_VAULTS = 20;

/** Takes everything out of the account on one chain, without asking the service for anything. */
export function exit(house: OpenHouse, wish: InputOf<'earn', 'exit'>) {
  return begin(house, 'earn-exit', wish, (mine) => leave(house, 'exit', wish.chain, mine));
}

/** Ends every right that was granted on one chain, whatever the service does. */
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
  const vaults = purpose === 'exit' ? await vaultsOf(house, chain, mine) : [];
  const input = { purpose, native: nativeOf(chain as ChainId), usdc, vaults };
  return { ok: true, value: input satisfies Omit<LeaveInput, keyof Owned> };
}

/**
 * Where the account holds something: what the chain itself values is a vault and redeemed; any other
 * token goes out as it is, if it is really there, which the action reads on chain.
 */
async function vaultsOf(house: OpenHouse, chain: string, { owner }: Ours) {
  const held = await positions(house);
  if (!held.ok) return [];
  const here = ({ owner: { address }, chain: { id } }: Position) =>
    address === owner.address && id === chain;
  return held.value.list
    .filter(here)
    .slice(0, MOST_VAULTS)
    .flatMap(({ name, shares, worthFrom }) => {
      const token = shares.asset.slice(shares.asset.lastIndexOf(':') + 1);
      const asset = tokenOn(chain, token, shares.symbol, shares.decimals);
      const how = worthFrom === 'chain' ? ('redeem' as const) : ('send' as const);
      return asset === null ? [] : [{ name, shares: asset, how }];
    });
}
