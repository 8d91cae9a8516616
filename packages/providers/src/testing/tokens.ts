import { REQUEST } from './quotes.ts';

const TIME = '2026-11-22T11:59:30.000Z';

/** A token list with the oddities of the real one. */
export const TOKENS: readonly Record<string, unknown>[] = [
  {
    assetId: REQUEST.originAsset,
    decimals: 6,
    blockchain: 'base',
    symbol: 'USDC',
    price: 0.9998,
    priceUpdatedAt: TIME,
    contractAddress: '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913',
    coingeckoId: 'usd-coin',
  },
  {
    assetId: 'nep141:btc.omft.near',
    decimals: 8,
    blockchain: 'btc',
    symbol: 'BTC',
    price: '91000.5',
    priceUpdatedAt: TIME,
    contractAddress: null,
  },
  {
    assetId: '1cs_v1:newchain:native:coin',
    decimals: 12,
    blockchain: 'newchain',
    symbol: 'NEW',
    price: null,
    priceUpdatedAt: null,
    contractAddress: 'coin',
    somethingNew: { a: 1 },
  },
];
