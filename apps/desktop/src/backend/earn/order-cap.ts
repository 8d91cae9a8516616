import { orderCap as capOf } from '@countinghouse/core';
import type { EarnOrderCap } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { oursOf } from './ours.ts';
import { nameOf, usdcOn } from './usdc.ts';

/** What the rights that were given from here let one order take, and how much of it is used. */
export async function orderCap(
  house: OpenHouse,
  { owner, chain }: InputOf<'earn', 'orderCap'>,
): Promise<Answer<EarnOrderCap>> {
  const mine = await oursOf(house, owner);
  if (!mine.ok) return mine;
  const usdc = usdcOn(house, chain);
  if (usdc === null) {
    return refuse('REFUSED', `USDC on ${nameOf(chain)} is not known here.`, 'NO_USDC');
  }
  const told = await house.outside.earn.account(mine.value.owner.address);
  const { account } = mine.value;
  const asked = { account, usdc, now: house.clock.now() };
  const says = told.ok && told.value.account.toLowerCase() === account.toLowerCase();
  return { ok: true, value: await capOf(house.ledger, asked, says ? told.value : null) };
}
