import { checkAddress, obeysInstead } from '@countinghouse/core';
import { z } from 'zod';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart, ofProvider, refuse } from '../failures.ts';
import { namedChain } from '../names.ts';
import { once } from '../once.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { recordAgreed } from './agreed.ts';
import { type Ours, ours, oursOf } from './ours.ts';

/** Addresses are written alike on all of them. */
const ANY_EVM_CHAIN = 'eip155:1';

/**
 * What a person agreed to: that the account of an owner is the one the service names, although another
 * is computed; or that it is the computed one again. Nothing is agreed to that the service does not say
 * at this moment, that is somebody else's, or that obeys another on a chain, or something of which nobody
 * here can tell whom it obeys.
 */
export async function agree(
  house: OpenHouse,
  { commandId, owner, account }: InputOf<'earn', 'agree'>,
): Promise<Answer<null>> {
  const command = { id: commandId, procedure: 'earn.agree', shape: z.null() };
  return once(house, command, async (kept) => {
    const mine = await oursOf(house, owner);
    if (!mine.ok) return mine;
    const checked = checkAddress(ANY_EVM_CHAIN, account);
    if (!checked.ok) return refuse('REFUSED', checked.error.message, 'BAD_ACCOUNT');
    const { computed } = mine.value;
    const { address } = checked.value;
    const no = same(address, computed) ? null : await whyNot(house, mine.value, address);
    if (no !== null) return no;
    const word = { owner: mine.value.owner.address, account: address, computed };
    const written = await recordAgreed(house.ledger, word, kept(null));
    return written.ok ? { ok: true, value: null } : failed(ofPart(written.error));
  });
}

async function whyNot(house: OpenHouse, { owner }: Ours, account: string) {
  const all = await ours(house);
  const others = all.flatMap((one) =>
    same(one.owner.address, owner.address)
      ? [one.owner.address]
      : [one.owner.address, one.account, one.computed],
  );
  if (others.some((other) => same(other, account))) {
    return refuse('REFUSED', 'That is another account of yours already.', 'ACCOUNT_OF_ANOTHER');
  }
  const told = await house.outside.earn.account(owner.address);
  if (!told.ok) return failed(ofProvider(told.error));
  if (!same(told.value.account, account)) {
    const sentence = `1tx says now that the account is ${told.value.account}. Look at it again.`;
    return refuse('REFUSED', sentence, 'TOLD_OTHERWISE');
  }
  for (const accounts of house.outside.smartAccounts.values()) {
    const there = await accounts.state(account);
    if (!there.ok) return failed(ofPart(there.error));
    const instead = obeysInstead(there.value, owner.address);
    if (instead !== null) {
      const where = namedChain(accounts.chain).name;
      const sentence =
        there.value.owner === null
          ? `On ${where} that account is guarded by ${instead}, and nobody here can tell that it obeys you. It is not used.`
          : `On ${where} that account obeys ${instead}, who is not you. It is not used.`;
      return refuse('REFUSED', sentence, 'OBEYS_ANOTHER');
    }
  }
  return null;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
