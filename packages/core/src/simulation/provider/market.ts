import type { Instant } from '../../ports/clock.ts';
import type { SwapToken } from '../../ports/swap-provider.ts';
import { simAddress } from '../address.ts';
import { SIMULATION_START } from '../time.ts';

/** A token the simulated provider trades. `chain` is null where the program can read nothing. */
export interface MarketToken {
  readonly id: string;
  /** Another spelling the provider may echo instead. */
  readonly alias: string | null;
  readonly blockchain: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly contract: string | null;
  /** Millionths of a dollar for one whole token. */
  readonly price: bigint;
}

export const USDC_BASE = simAddress('USDC on base');
export const USDC_ARB = simAddress('USDC on arb');

/** What is traded: two EVM chains with a token and a native asset each, and bitcoin. */
export const MARKET: readonly MarketToken[] = [
  evm('base', 'USDC', 6, USDC_BASE, 1_000_000n),
  evm('base', 'ETH', 18, null, 3_000_000_000n),
  evm('arb', 'USDC', 6, USDC_ARB, 1_000_000n),
  evm('arb', 'ETH', 18, null, 3_000_000_000n),
  {
    id: 'nep141:btc.omft.near',
    alias: '1cs_v1:btc:native:coin',
    blockchain: 'btc',
    symbol: 'BTC',
    decimals: 8,
    contract: null,
    price: 100_000_000_000n,
  },
];

function evm(
  blockchain: string,
  symbol: string,
  decimals: number,
  contract: string | null,
  price: bigint,
): MarketToken {
  const name = contract === null ? blockchain : `${blockchain}-${contract}`;
  const id = `nep141:${name}.omft.near`;
  return { id, alias: null, blockchain, symbol, decimals, contract, price };
}

export function canonicalAsset(id: string): string {
  return MARKET.find((token) => token.alias === id)?.id ?? id;
}

export function marketToken(id: string): MarketToken | undefined {
  return MARKET.find((token) => token.id === canonicalAsset(id));
}

/** What `amount` of one token is worth in another, rounded down. */
export function convert(amount: bigint, from: MarketToken, to: MarketToken): bigint {
  const scaled = amount * from.price * 10n ** BigInt(to.decimals);
  return scaled / (to.price * 10n ** BigInt(from.decimals));
}

/** A token as the service lists it. */
export function swapToken(token: MarketToken, pricedAt: Instant = SIMULATION_START): SwapToken {
  const { id, blockchain, symbol, decimals, contract, price } = token;
  const digits = price.toString().padStart(7, '0');
  const priceUsd = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  return { id, blockchain, symbol, decimals, contract, priceUsd, pricedAt };
}
