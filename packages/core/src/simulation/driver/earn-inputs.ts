import type { JsonObject } from '../../ports/json.ts';
import { EARN_ARBITRUM, EARN_BASE, type EarnPlace } from '../earn/vaults.ts';
import { type ARBITRUM, BASE, EARNING, OWNER } from '../world.ts';
import type { Errand, Temper } from './errand.ts';
import { sendInput } from './inputs.ts';

export type EarnChain = typeof BASE | typeof ARBITRUM;

/** What a person wants of their earning account. Amounts are base units. */
export type EarnWish =
  | { readonly kind: 'fund'; readonly chain: EarnChain; readonly units: bigint }
  | {
      readonly kind: 'authorize';
      readonly chain: EarnChain;
      readonly cap: bigint;
      readonly until: number;
    }
  | { readonly kind: 'revoke'; readonly chain: EarnChain | null }
  | {
      readonly kind: 'earn-buy';
      readonly from: EarnChain;
      readonly to: EarnChain;
      readonly units: bigint;
      readonly fast?: boolean;
    }
  | { readonly kind: 'earn-sell'; readonly chain: EarnChain; readonly units: bigint }
  | {
      readonly kind: 'withdraw';
      readonly chain: EarnChain;
      readonly units: bigint;
      readonly besideAnother?: boolean;
    }
  | { readonly kind: 'earn-exit' | 'earn-removal'; readonly chain: EarnChain };

/** The errand of a wish, as the form would hand it over. */
export function earnErrand(name: string, wish: EarnWish, temper: Temper): Errand {
  const payment =
    wish.kind === 'fund'
      ? {
          chain: wish.chain,
          to: EARNING,
          token: placeOn(wish.chain).usdc.token,
          units: wish.units,
        }
      : null;
  return { name, kind: wish.kind, input: inputOf(wish), temper, payment };
}

function inputOf(wish: EarnWish): JsonObject {
  const owned = { owner: OWNER, account: EARNING };
  switch (wish.kind) {
    case 'fund':
      return sendInput({ chain: wish.chain, to: EARNING, native: false, units: wish.units });
    case 'authorize':
      return {
        ...owned,
        usdc: { ...placeOn(wish.chain).usdc },
        spendCap: wish.cap.toString(),
        expiresAt: wish.until,
      };
    case 'revoke':
      return { ...owned, chain: wish.chain };
    case 'earn-buy':
      return { ...owned, ...orderInput(wish) };
    case 'earn-sell': {
      const { chain, units } = wish;
      return { ...owned, ...orderInput({ kind: wish.kind, from: chain, to: chain, units }) };
    }
    case 'withdraw':
      return {
        ...owned,
        usdc: { ...placeOn(wish.chain).usdc },
        amount: wish.units.toString(),
        besideAnother: wish.besideAnother === true,
      };
    case 'earn-exit':
    case 'earn-removal': {
      const { usdc, shares, pool } = placeOn(wish.chain);
      return {
        ...owned,
        purpose: wish.kind === 'earn-exit' ? 'exit' : 'removal',
        native: { id: `${wish.chain}/slip44:60`, symbol: 'ETH', decimals: 18 },
        usdc: { ...usdc },
        vaults: [
          { name: 'The vault', shares: { ...shares }, known: 'bought' },
          { name: 'The pool', shares: { ...pool.token }, known: 'bought' },
        ],
        untold: [],
      };
    }
  }
}

function orderInput(order: {
  readonly kind: 'earn-buy' | 'earn-sell';
  readonly from: EarnChain;
  readonly to: EarnChain;
  readonly units: bigint;
  readonly fast?: boolean;
}): JsonObject {
  const [from, to] = [placeOn(order.from), placeOn(order.to)];
  return {
    direction: order.kind === 'earn-buy' ? 'buy' : 'sell',
    instrument: {
      id: to.instrument,
      name: 'The vault',
      protocol: 'sim',
      check: 'checked',
      shares: { ...to.shares },
      takes: to.usdc.token,
    },
    usdc: { ...from.usdc },
    landing: { ...to.usdc },
    amount: order.units.toString(),
    slippageBasisPoints: 50,
    transfer:
      order.fast === true
        ? { speed: 'fast', maxFee: (order.units / 100n + 1n).toString() }
        : { speed: 'standard' },
    referral: null,
  };
}

function placeOn(chain: EarnChain): EarnPlace {
  return chain === BASE ? EARN_BASE : EARN_ARBITRUM;
}
