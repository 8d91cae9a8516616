import { readGasThere, rightOnChain, wayBackWarning } from '@countinghouse/core';
import type { WayBack } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { oursOf } from './ours.ts';

/** What there is to say before USDC cross to a chain: the same words as in the review that follows. */
export async function wayBack(
  house: OpenHouse,
  { owner, chain }: InputOf<'earn', 'wayBack'>,
): Promise<Answer<WayBack>> {
  const mine = await oursOf(house, owner);
  if (!mine.ok) return mine;
  const { address } = mine.value.owner;
  const [told, gas] = await Promise.all([
    house.outside.earn.account(address),
    readGasThere(house.outside.chains.get(chain), address),
  ]);
  const right = told.ok ? rightOnChain(told.value, chain, house.clock.now()) : null;
  return { ok: true, value: { warning: wayBackWarning({ chain, owner: address, right, gas }) } };
}
