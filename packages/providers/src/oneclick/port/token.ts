import type { SwapToken } from '@countinghouse/core';
import { plainDecimal } from '../units.ts';
import type { Token } from '../wire.ts';

/** A listed asset in the domain's terms. A price that is missing or no number is "0" at time 0. */
export function toToken(token: Token): SwapToken {
  const price = token.price === null ? undefined : plainDecimal(token.price);
  const at = Date.parse(token.priceUpdatedAt ?? '');
  const priced = price !== undefined && !Number.isNaN(at);
  return {
    id: token.assetId,
    blockchain: token.blockchain,
    symbol: token.symbol,
    decimals: token.decimals,
    // Natives are listed without a contract, with null, or with the word itself.
    contract:
      token.contractAddress && token.contractAddress !== 'coin' ? token.contractAddress : null,
    priceUsd: priced ? price : '0',
    pricedAt: priced ? at : 0,
  };
}
