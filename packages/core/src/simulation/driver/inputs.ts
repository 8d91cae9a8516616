import type { JsonObject } from '../../ports/json.ts';
import type { SwapType } from '../../ports/swap-provider.ts';
import { planSwap } from '../../swap/plan.ts';
import { simAddress, simBitcoinAddress } from '../address.ts';
import { MARKET, type MarketToken, swapToken, USDC_ARB, USDC_BASE } from '../provider/market.ts';
import { price } from '../provider/quote.ts';
import { type ARBITRUM, BASE, FRIEND, FRIEND_BITCOIN, OWNER } from '../world.ts';
import type { Errand, Temper } from './errand.ts';

/** The input of a send of USDC or ether to somebody with a name of their own. */
export function sendInput(options: {
  readonly chain: typeof BASE | typeof ARBITRUM;
  readonly to: string;
  readonly native: boolean;
  readonly units: bigint;
}): JsonObject {
  const token = options.native ? null : options.chain === BASE ? USDC_BASE : USDC_ARB;
  const native = { id: `${options.chain}/slip44:60`, symbol: 'ETH', decimals: 18 };
  const asset =
    token === null
      ? native
      : { id: `${options.chain}/erc20:${token}`, symbol: 'USDC', decimals: 6 };
  const { id, symbol, decimals } = asset;
  return {
    chain: options.chain,
    account: OWNER,
    to: options.to,
    pays: { asset: id, symbol, decimals, units: options.units.toString() },
    token,
    native,
    price: null,
    note: '',
  };
}

/** An address nobody else in the world pays, so that a payment to it can be told apart. */
export function payee(name: string): string {
  return simAddress(`payee ${name}`);
}

export interface SwapWish {
  readonly name: string;
  /** Blockchain and symbol, e.g. `base USDC`. */
  readonly origin: string;
  readonly destination: string;
  readonly swapType: SwapType;
  readonly dollars: number;
  /** The deposit comes from somebody else's wallet. */
  readonly outside: boolean;
  readonly temper: Temper;
}

/** A swap as the form would hand it over, with the price the person saw on it. */
export function swapErrandOf(wish: SwapWish): Errand {
  const { name } = wish;
  const [from, to] = [traded(wish.origin), traded(wish.destination)];
  const measured = wish.swapType === 'EXACT_OUTPUT' ? to : from;
  const worth = BigInt(wish.dollars) * 1_000_000n;
  const amount = (worth * 10n ** BigInt(measured.decimals)) / measured.price;
  const recipient = to.blockchain === 'btc' ? simBitcoinAddress(`payee ${name}`) : payee(name);
  const refundTo = from.blockchain === 'btc' ? FRIEND_BITCOIN : wish.outside ? FRIEND : OWNER;
  const { swapType } = wish;
  const seen = price({ amount, swapType, slippageBasisPoints: 100 }, from, to);
  const plan = planSwap({
    swapType,
    origin: swapToken(from),
    destination: swapToken(to),
    amount,
    slippageBasisPoints: 100,
    recipient,
    refundTo,
    account: wish.outside ? null : OWNER,
    shown: { amountIn: seen.amountIn.toString(), minAmountOut: seen.minAmountOut.toString() },
  });
  if (!plan.ok) throw new Error(`a simulated swap is not possible: ${plan.error.message}`);
  const payment = { chain: plan.value.destination.chain, to: recipient, token: to.contract };
  const input = plan.value as unknown as JsonObject;
  return { name, kind: 'swap', input, temper: wish.temper, payment };
}

function traded(name: string): MarketToken {
  const token = MARKET.find(({ blockchain, symbol }) => `${blockchain} ${symbol}` === name);
  if (token === undefined) throw new Error(`${name} is not traded`);
  return token;
}
