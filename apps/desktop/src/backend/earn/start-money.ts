import { type ChainId, nativeOf, type SendInput, type WithdrawInput } from '@countinghouse/core';
import { amountOf } from '../amounts.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { priceOf } from './account.ts';
import { begin, type Owned } from './begin.ts';
import { usdcTyped } from './typed.ts';
import { nameOf } from './usdc.ts';

/** A payment of USDC from the wallet to the owner's own account, and to no other. */
export function fund(house: OpenHouse, wish: InputOf<'earn', 'fund'>) {
  return begin(house, 'fund', wish, ({ owner, account }) => {
    const { chain } = wish;
    if (!house.outside.chains.has(chain)) {
      return refuse('REFUSED', `No endpoint of ${nameOf(chain)} is set up.`, 'NO_CHAIN');
    }
    const typed = usdcTyped(house, chain, wish.amount);
    if (!typed.ok) return typed;
    const { usdc, units } = typed.value;
    const { price: _, ...pays } = amountOf(usdc, units);
    const input: SendInput = {
      chain,
      account: owner.address,
      to: account,
      pays,
      token: usdc.token,
      native: nativeOf(chain as ChainId),
      price: priceOf(house, usdc.asset),
      note: '',
    };
    return { ok: true, value: input };
  });
}

/** USDC from the account back to its owner. One at a time: the service keeps no more than one. */
export function withdraw(house: OpenHouse, wish: InputOf<'earn', 'withdraw'>) {
  return begin(house, 'withdraw', wish, () => {
    const typed = usdcTyped(house, wish.chain, wish.amount);
    if (!typed.ok) return typed;
    const { usdc, units } = typed.value;
    const { besideAnother } = wish;
    const input = { usdc, amount: units.toString(), besideAnother };
    return { ok: true, value: input satisfies Omit<WithdrawInput, keyof Owned> };
  });
}
