import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EarnAsset } from '../../earn/asset.ts';
import { simAddress } from '../address.ts';
import { USDC_ARB, USDC_BASE } from '../provider/market.ts';

/** A chain on which USDC can earn, with its one vault. */
export interface EarnPlace {
  readonly chain: string;
  readonly usdc: EarnAsset;
  readonly shares: EarnAsset;
  /** A pool for the same USDC, and its token, which counts them one for one. */
  readonly pool: { readonly address: string; readonly token: EarnAsset };
  /** Of the vault, as the service names it. */
  readonly instrument: string;
  /** Circle's number of the chain. */
  readonly domain: number;
}

function place(chain: string, token: string, domain: number): EarnPlace {
  const vault = simAddress(`vault on ${chain}`);
  const number = Number(chain.slice('eip155:'.length)).toString(16).padStart(8, '0');
  const rest = bytesToHex(sha256(utf8ToBytes(vault))).slice(0, 56);
  const asset = (of: string, symbol: string): EarnAsset => ({
    chain,
    token: of,
    asset: `${chain}/erc20:${of}`,
    symbol,
    decimals: 6,
  });
  return {
    chain,
    usdc: asset(token, 'USDC'),
    shares: asset(vault, 'evUSDC'),
    pool: {
      address: simAddress(`pool on ${chain}`),
      token: asset(simAddress(`token of the pool on ${chain}`), 'apUSDC'),
    },
    instrument: `0x${number}${rest}`,
    domain,
  };
}

export const EARN_BASE = place('eip155:8453', USDC_BASE, 6);
export const EARN_ARBITRUM = place('eip155:42161', USDC_ARB, 3);
export const EARN_PLACES: readonly EarnPlace[] = [EARN_BASE, EARN_ARBITRUM];

export function placeOn(chain: string): EarnPlace | undefined {
  return EARN_PLACES.find((one) => one.chain === chain);
}

export function placeOf(instrument: string): EarnPlace | undefined {
  return EARN_PLACES.find((one) => one.instrument === instrument);
}

/** USDC that are burnt go to nobody, and those that are minted come from nobody. */
export const BRIDGE = '0x0000000000000000000000000000000000000000';
/** Who gets what a router keeps. */
export const KEEPER = simAddress('keeper of the router');
/** What a fast transfer costs, rounded up. */
export function fastFeeOf(amount: bigint): bigint {
  return (amount * 13n + 99_999n) / 100_000n;
}
