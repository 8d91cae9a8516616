import { type ChainId, type LeaveInput, nativeOf } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { begin, type Owned } from './begin.ts';
import type { Ours } from './ours.ts';
import { nameOf, usdcOn } from './usdc.ts';
import { vaultsOf } from './vaults-of.ts';

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
