import type { Address } from 'viem';
import type { Chain } from '../../chains/chain.ts';
import type { ChainAsset } from '../../chains/transfer.ts';
import { FOREIGN, type Listing } from './foreign-assets.ts';

/** Where an asset's money really is: on one of the local chains, or only in the books. */
export type Rail =
  | { readonly kind: 'local'; readonly chain: Chain; readonly asset: ChainAsset }
  | { readonly kind: 'announced' };

/** An asset the service trades. Prices are in 1e-8 USD for one whole token; fees in base units. */
export interface Asset {
  readonly assetId: string;
  readonly decimals: number;
  readonly blockchain: string;
  readonly symbol: string;
  readonly price: bigint;
  /** `undefined`: the field is left out of the list; `null`: listed as null. */
  readonly contractAddress: string | null | undefined;
  readonly coingeckoId: string | undefined;
  readonly stable: boolean;
  readonly refundFee: bigint;
  readonly withdrawFee: bigint;
  /** Smallest amount the bridge takes in. */
  readonly minimum: bigint;
  /** Seconds a swap that starts here is said to take. */
  readonly seconds: number;
  readonly rail: Rail;
}

const usd = (cents: number): bigint => BigInt(Math.round(cents * 1e6));

/** Fees and the minimum follow from the price: about 2 and 3 cents, and 20 cents. */
function assetOf(listing: Listing): Asset {
  const price = usd(listing.cents);
  const worth = (hundredthsOfCent: bigint): bigint =>
    (hundredthsOfCent * 10_000n * 10n ** BigInt(listing.decimals)) / price + 1n;
  return {
    assetId: listing.id,
    decimals: listing.decimals,
    blockchain: listing.chain,
    symbol: listing.symbol,
    price,
    contractAddress: listing.contract,
    coingeckoId: listing.coingecko,
    stable: listing.stable ?? false,
    refundFee: worth(200n),
    withdrawFee: worth(300n),
    minimum: worth(2_000n),
    seconds: listing.seconds ?? 30,
    rail: listing.rail ?? { kind: 'announced' },
  };
}

const EVM: Readonly<Record<number, { readonly code: string; readonly seconds: number }>> = {
  8453: { code: 'base', seconds: 12 },
  42161: { code: 'arb', seconds: 10 },
};
const STABLE_SYMBOLS = new Set(['USDC', 'DAI']);

function localListings(chain: Chain): readonly Listing[] {
  const { code, seconds } = EVM[chain.id] ?? { code: String(chain.id), seconds: 30 };
  const rail = (asset: ChainAsset): Rail => ({ kind: 'local', chain, asset });
  const coin: Listing = {
    ...{
      id: `nep141:${code}.omft.near`,
      chain: code,
      symbol: 'ETH',
      decimals: 18,
      cents: 311_245.5,
    },
    ...{ coingecko: 'ethereum', seconds, rail: rail('native') },
  };
  const tokens = chain.tokens.map(({ address, symbol, decimals }): Listing => {
    const id = `nep141:${code}-${address.toLowerCase()}.omft.near`;
    const stable = STABLE_SYMBOLS.has(symbol);
    return {
      ...{ id, chain: code, symbol, decimals, cents: symbol === 'USDC' ? 99.98 : 99.95 },
      ...{ contract: address.toLowerCase() as Address, stable, seconds, rail: rail(address) },
      ...(symbol === 'USDC' ? { coingecko: 'usd-coin' } : { coingecko: 'dai' }),
    };
  });
  return [coin, ...tokens];
}

/** Everything that can be traded, by asset id, in the order it is listed. */
export function listAssets(chains: readonly Chain[]): ReadonlyMap<string, Asset> {
  const listings = [...FOREIGN, ...chains.flatMap(localListings)];
  return new Map(listings.map((listing) => [listing.id, assetOf(listing)]));
}
