import type { Address } from 'viem';
import type { Chain } from '../../chains/chain.ts';
import type { ChainAsset } from '../../chains/transfer.ts';

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

interface Listing {
  readonly id: string;
  readonly chain: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly cents: number;
  readonly contract?: string | null;
  readonly coingecko?: string;
  readonly stable?: boolean;
  readonly seconds?: number;
  readonly rail?: Rail;
}

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

/** The listed id of Bitcoin, and the older one that is still listed and still taken. */
export const BITCOIN = '1cs_v1:btc:native:coin';
export const BITCOIN_OLD = 'nep141:btc.omft.near';

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

/** Assets of chains that do not run here: deposits on them are announced through the control. */
const FOREIGN: readonly Listing[] = [
  ...[BITCOIN_OLD, BITCOIN].map(
    (id): Listing => ({
      ...{ id, chain: 'btc', symbol: 'BTC', decimals: 8, cents: 9_123_450, seconds: 812 },
      ...(id === BITCOIN ? { contract: 'coin', coingecko: 'bitcoin' } : {}),
    }),
  ),
  {
    ...{ id: 'nep245:v2_1.omni.hot.tg:30_btcomni', chain: 'bsc', symbol: 'BTC(OMNI)' },
    ...{ decimals: 8, cents: 9_123_450, contract: null },
  },
  {
    id: 'nep141:eth.omft.near',
    chain: 'eth',
    symbol: 'ETH',
    decimals: 18,
    cents: 311_245.5,
    seconds: 80,
  },
  {
    ...{ id: 'nep141:eth-0xdac17f958d2ee523a2206206994597c13d831ec7.omft.near', chain: 'eth' },
    ...{ symbol: 'USDT', decimals: 6, cents: 100.01, stable: true, seconds: 80 },
    contract: '0xdac17f958d2ee523a2206206994597c13d831ec7',
  },
  {
    id: 'nep141:sol.omft.near',
    chain: 'sol',
    symbol: 'SOL',
    decimals: 9,
    cents: 14_512,
    contract: null,
  },
  {
    ...{ id: 'nep141:sol-5ce3bf3a31af18be40ba30f721101b4341690186.omft.near', chain: 'sol' },
    ...{ symbol: 'USDC', decimals: 6, cents: 99.98, stable: true },
    contract: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  },
  {
    id: 'nep141:xrp.omft.near',
    chain: 'xrp',
    symbol: 'XRP',
    decimals: 6,
    cents: 231.1,
    contract: null,
  },
  {
    ...{ id: 'nep245:v2_1.omni.hot.tg:1100_111bzQBB5v7AhLyPMDwS8uJgQV24KaAPXtwyVWu2KXbbfQU6NXRCz' },
    ...{ chain: 'stellar', symbol: 'XLM', decimals: 7, cents: 28.4, contract: null },
  },
  {
    ...{ id: 'nep245:v2_1.omni.hot.tg:1100_111bzQBB65GxAPAVoxqmMcgYo5oS3txhqs1Uh1cgahKQUeTUq1TJu' },
    ...{ chain: 'stellar', symbol: 'USDC', decimals: 7, cents: 99.98, stable: true },
    contract: 'GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN',
  },
  {
    id: 'nep141:wrap.near',
    chain: 'near',
    symbol: 'wNEAR',
    decimals: 24,
    cents: 271.3,
    contract: 'wrap.near',
  },
  {
    ...{ id: 'nep141:17208628f84f5d6ad33f0da3bbbeb27ffcb398eac501a31bd6ad2011e36133a1' },
    ...{ chain: 'near', symbol: 'USDC', decimals: 6, cents: 99.98, stable: true, seconds: 20 },
    contract: '17208628f84f5d6ad33f0da3bbbeb27ffcb398eac501a31bd6ad2011e36133a1',
  },
  {
    ...{ id: 'nep141:usdc.bridged.near', chain: 'near', symbol: 'USDC', decimals: 6, cents: 99.97 },
    ...{ stable: true, contract: 'usdc.bridged.near' },
  },
  {
    ...{
      id: 'nep245:v2_1.omni.hot.tg:1117_',
      chain: 'ton',
      symbol: 'TON',
      decimals: 9,
      cents: 214,
    },
    contract: null,
  },
  {
    id: 'nep141:zec.omft.near',
    chain: 'zec',
    symbol: 'ZEC',
    decimals: 8,
    cents: 41_230,
    seconds: 300,
  },
  {
    id: 'nep141:doge.omft.near',
    chain: 'doge',
    symbol: 'DOGE',
    decimals: 8,
    cents: 16.2,
    seconds: 120,
  },
  {
    id: 'nep141:ltc.omft.near',
    chain: 'ltc',
    symbol: 'LTC',
    decimals: 8,
    cents: 9_410,
    seconds: 300,
  },
  {
    id: 'nep141:dash.omft.near',
    chain: 'dash',
    symbol: 'DASH',
    decimals: 8,
    cents: 5_120,
    seconds: 300,
  },
  {
    id: 'nep141:sui.omft.near',
    chain: 'sui',
    symbol: 'SUI',
    decimals: 9,
    cents: 187,
    contract: null,
  },
  {
    id: 'nep141:tron.omft.near',
    chain: 'tron',
    symbol: 'TRX',
    decimals: 6,
    cents: 28.9,
    contract: null,
  },
  {
    ...{ id: 'nep141:tron-d28a265909efecdcee7c5028585214ea0b96f015.omft.near', chain: 'tron' },
    ...{ symbol: 'USDT', decimals: 6, cents: 100.01, stable: true },
    contract: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  },
  {
    id: 'nep141:aptos.omft.near',
    chain: 'aptos',
    symbol: 'APT',
    decimals: 8,
    cents: 311,
    contract: null,
  },
  { id: 'nep141:cardano.omft.near', chain: 'cardano', symbol: 'ADA', decimals: 6, cents: 48.7 },
  { id: 'nep141:starknet.omft.near', chain: 'starknet', symbol: 'STRK', decimals: 18, cents: 14.1 },
  { id: 'nep141:fogo.omft.near', chain: 'fogo', symbol: 'FOGO', decimals: 9, cents: 4.2 },
  // No published list knows this code: a client must live with chains it has never heard of.
  { id: 'nep141:qora.omft.near', chain: 'qora', symbol: 'QOR', decimals: 12, cents: 3.3 },
];

/** Everything that can be traded, by asset id, in the order it is listed. */
export function listAssets(chains: readonly Chain[]): ReadonlyMap<string, Asset> {
  const listings = [...FOREIGN, ...chains.flatMap(localListings)];
  return new Map(listings.map((listing) => [listing.id, assetOf(listing)]));
}
