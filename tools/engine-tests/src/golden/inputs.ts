import { type JsonObject, nativeOf, planSwap, type SwapType } from '@countinghouse/core';
import {
  BASE,
  FRIEND_BITCOIN,
  MARKET,
  simAddress,
  simBitcoinAddress,
  swapToken,
  USDC_BASE,
} from '@countinghouse/core/simulation';
import { must, present } from '../support/must.ts';

/** What differs between the swaps of the stories; otherwise 50 USDC from Base to Arbitrum. */
export interface SwapWish {
  readonly origin?: string;
  readonly destination?: string;
  readonly swapType?: SwapType;
  /** The deposit comes from somebody else's wallet. */
  readonly outside?: boolean;
}

/** The account of a story: each has its own, so that no send lane of one waits for another. */
export function accountOf(story: string): string {
  return simAddress(`golden account of ${story}`);
}

/** Nobody else pays this address: what arrives there is the story's. */
export function payeeOf(story: string): string {
  return simAddress(`golden payee of ${story}`);
}

export function sendInput(story: string): JsonObject {
  return {
    chain: BASE,
    account: accountOf(story),
    to: payeeOf(story),
    pays: { asset: `${BASE}/erc20:${USDC_BASE}`, symbol: 'USDC', decimals: 6, units: '1234567' },
    token: USDC_BASE,
    native: { ...nativeOf(BASE) },
    price: null,
    note: story,
  };
}

export function swapInput(story: string, wish: SwapWish): JsonObject {
  const origin = traded(wish.origin ?? 'base USDC');
  const destination = traded(wish.destination ?? 'arb USDC');
  const measured = wish.swapType === 'EXACT_OUTPUT' ? destination : origin;
  const outside = wish.outside === true;
  // Refunds of one story must not look like those of another, down to the hash.
  const own = outside ? simAddress(`golden refunds of ${story}`) : accountOf(story);
  const plan = planSwap({
    swapType: wish.swapType ?? 'EXACT_INPUT',
    origin: swapToken(origin),
    destination: swapToken(destination),
    amount: (50_000_000n * 10n ** BigInt(measured.decimals)) / measured.price,
    slippageBasisPoints: 100,
    recipient: destination.blockchain === 'btc' ? simBitcoinAddress(story) : payeeOf(story),
    refundTo: origin.blockchain === 'btc' ? FRIEND_BITCOIN : own,
    account: outside ? null : own,
    shown: null,
  });
  return must(plan) as unknown as JsonObject;
}

function traded(name: string) {
  const token = MARKET.find(({ blockchain, symbol }) => `${blockchain} ${symbol}` === name);
  return present(token, name);
}
