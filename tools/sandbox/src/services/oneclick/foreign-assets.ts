import type { Rail } from './assets.ts';

/** The listed id of Bitcoin, and the older one that is still listed and still taken. */
export const BITCOIN = '1cs_v1:btc:native:coin';
export const BITCOIN_OLD = 'nep141:btc.omft.near';

/** An asset before its fees are worked out; the price is in US cents. */
export interface Listing {
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

/** Assets of chains that do not run here: deposits on them are announced through the control. */
export const FOREIGN: readonly Listing[] = [
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
