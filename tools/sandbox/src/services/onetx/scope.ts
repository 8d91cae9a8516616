import { type Address, type Hex, numberToHex, pad, toFunctionSelector } from 'viem';
import type { Rule, Scope } from '../../kernel/permission.ts';
import { routerOf } from '../../stack/addresses.ts';
import { INSTRUMENTS } from '../../stack/instruments.ts';

const APPROVE = toFunctionSelector('approve(address,uint256)');
const BUY = toFunctionSelector('buy(bytes32,uint256,uint256,bool,uint256,uint16,address)');
const SELL = toFunctionSelector('sell(bytes32,uint256,uint256,uint16,address)');

/** Seconds a spend cap is for. */
const PERIOD = 86_400;

/** Limits an owner has asked for. */
export interface Limits {
  /** Smallest units of USDC in a period. */
  readonly spendCap: bigint | undefined;
  /** Unix seconds. */
  readonly validUntil: number;
  readonly instrumentIds: readonly Hex[] | undefined;
}

/** What a grant allows: to let the router have USDC and shares, and to make it buy and sell. */
export function scopeOf(chainId: number, usdc: Address, limits: Limits): Scope {
  const router = routerOf(chainId);
  const { spendCap, instrumentIds } = limits;
  const toRouter: Rule = {
    condition: 'equal',
    offset: 0,
    params: [pad(router, { size: 32 })],
  };
  const atMost = (offset: number): readonly Rule[] =>
    spendCap === undefined
      ? []
      : [{ condition: 'lessOrEqual', offset, params: [numberToHex(spendCap, { size: 32 })] }];
  const oneOfThese: readonly Rule[] =
    instrumentIds === undefined ? [] : [{ condition: 'oneOf', offset: 0, params: instrumentIds }];
  const shares = INSTRUMENTS.filter((plan) => plan.chainId === chainId).map((plan) => plan.shares);
  return {
    calls: [
      { target: usdc, selector: APPROVE, rules: [toRouter, ...atMost(32)] },
      ...shares.map((target) => ({ target, selector: APPROVE, rules: [toRouter] })),
      { target: router, selector: BUY, rules: [...oneOfThese, ...atMost(32)] },
      { target: router, selector: SELL, rules: oneOfThese },
    ],
    validAfter: 0,
    validUntil: limits.validUntil,
    spend:
      spendCap === undefined ? undefined : { token: usdc, cap: spendCap, periodSeconds: PERIOD },
  };
}
