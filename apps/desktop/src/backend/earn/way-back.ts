import { readWayBack, toldRight, wayBackWarning } from '@countinghouse/core';
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
  const { account } = mine.value;
  const { address } = mine.value.owner;
  const { earn, chains, smartAccounts } = house.outside;
  const service = await earn.account(address);
  const found = await readWayBack(
    { chain: chains.get(chain), accounts: smartAccounts.get(chain), ledger: house.ledger },
    {
      account,
      owner: address,
      told: service.ok ? toldRight(service.value, chain) : 'not asked',
      now: house.clock.now(),
    },
  );
  return { ok: true, value: { warning: wayBackWarning({ chain, owner: address }, found) } };
}
