import type { SwapToken } from '@countinghouse/core';
import { plainDecimal } from '../../value/plain-decimal.ts';
import type { Token } from '../wire.ts';

/**
 * Listed assets in the domain's terms. A price that is missing or no number is "0" at time 0, which
 * is to be read as "not known".
 */
export function toTokens(tokens: readonly Token[]): readonly SwapToken[] {
  // A list names very few moments, hundreds of times.
  const moments = new Map<string, number>();
  function moment(text: string): number {
    let at = moments.get(text);
    if (at === undefined) {
      at = Date.parse(text);
      moments.set(text, at);
    }
    return at;
  }

  return tokens.map((token) => {
    const { price, contractAddress: contract } = token;
    const priceUsd = price === null ? undefined : plainDecimal(price);
    const pricedAt = moment(token.priceUpdatedAt ?? '');
    const priced = priceUsd !== undefined && !Number.isNaN(pricedAt);
    return {
      id: token.assetId,
      blockchain: token.blockchain,
      symbol: token.symbol,
      decimals: token.decimals,
      // Natives are listed without a contract, with null, or with the word itself.
      contract: contract && contract !== 'coin' ? contract : null,
      priceUsd: priced ? priceUsd : '0',
      pricedAt: priced ? pricedAt : 0,
    };
  });
}
