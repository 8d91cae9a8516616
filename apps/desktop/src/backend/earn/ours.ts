import type { Instant } from '@countinghouse/core';
import { kernel } from '@countinghouse/wallet';
import type { EarnOwner } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import type { Party } from '../../contract/values.ts';
import { accounts } from '../accounts/record.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import { agreedAccounts } from './agreed.ts';

/** An address of ours and the account that earns for it. */
export interface Ours {
  readonly owner: Party;
  /** The one that is used: the computed one, unless a person agreed to another. */
  readonly account: string;
  /** EIP-55, computed here. */
  readonly computed: string;
  /** Null where the computed one is used. */
  readonly agreedAt: Instant | null;
}

/** Every address of ours with its account. Computed, or agreed to by a person: nobody is asked. */
export async function ours({ ledger }: Pick<OpenHouse, 'ledger'>): Promise<readonly Ours[]> {
  const own = await accounts(ledger);
  const agreed = await agreedAccounts(ledger);
  return own.map(({ address, name }) => {
    const owner = { address, name };
    const computed = kernel.accountOf(address);
    const word = agreed.get(address.toLowerCase());
    return word === undefined || word.account.toLowerCase() === computed.toLowerCase()
      ? { owner, account: computed, computed, agreedAt: null }
      : { owner, account: word.account, computed, agreedAt: word.at };
  });
}

/** One of them; a refusal for an address that is not ours. */
export async function oursOf(
  house: Pick<OpenHouse, 'ledger'>,
  owner: string,
): Promise<Answer<Ours>> {
  const same = ({ owner: { address } }: Ours) => address.toLowerCase() === owner.toLowerCase();
  const found = (await ours(house)).find(same);
  if (found === undefined) return refuse('NOT_FOUND', 'This account is not one of yours.');
  return { ok: true, value: found };
}

export async function owners(house: OpenHouse): Promise<Answer<EarnOwner[]>> {
  const all = await ours(house);
  return { ok: true, value: all.map(({ owner, account }) => ({ owner, account })) };
}
