import { type ChainId, type EarnAsset, tokenAssetId } from '@countinghouse/core';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';

const DECIMALS = 6;

/** Circle's own USDC, where 1tx works, from Circle's and the service's published lists. */
const LIVE: Readonly<Record<string, string>> = {
  'eip155:8453': '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  'eip155:42161': '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
  'eip155:130': '0x078D782b760474a361dDA0AF3839290b0EF57AD6',
};

/** USDC on a chain; null where none is known. Its contract is never taken from the service's word. */
export function usdcOn({ sandbox, profile }: OpenHouse, chain: string): EarnAsset | null {
  const played = sandbox?.chains.find(({ id }) => `eip155:${id}` === chain)?.tokens.USDC;
  const token = profile.kind === 'sandbox' ? played : LIVE[chain];
  return token === undefined ? null : tokenOn(chain, token, 'USDC', DECIMALS);
}

/** Whether a token is that USDC: by its contract where one is named, else by the word for it. */
export function isUsdc(
  usdc: EarnAsset | null,
  { address, symbol }: { readonly address: string | null; readonly symbol: string | null },
): boolean {
  if (usdc === null) return false;
  return address === null
    ? symbol === usdc.symbol
    : address.toLowerCase() === usdc.token.toLowerCase();
}

/** A token with its CAIP-19 name; null for a contract that is none. */
export function tokenOn(
  chain: string,
  token: string,
  symbol: string,
  decimals: number,
): EarnAsset | null {
  const asset = tokenAssetId(chain as ChainId, token);
  return asset.ok ? { chain, token, asset: asset.value, symbol, decimals } : null;
}

/** Chains that we can read and that have USDC, in the order of their endpoints. */
export function earnChains(house: OpenHouse): readonly string[] {
  return [...house.outside.chains.keys()].filter((chain) => usdcOn(house, chain) !== null);
}

/** A chain as people call it. */
export function nameOf(chain: string): string {
  return namedChain(chain).name;
}
