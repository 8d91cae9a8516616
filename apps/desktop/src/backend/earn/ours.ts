import { kernel } from '@countinghouse/wallet';
import type { EarnOwner } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import type { Party } from '../../contract/values.ts';
import { accounts } from '../accounts/record.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';

/** An address of ours and the account that earns for it. */
export interface Ours {
  readonly owner: Party;
  /** EIP-55, computed here. */
  readonly account: string;
}

/** Every address of ours with its account. Computed: nobody is asked. */
export async function ours({ ledger }: Pick<OpenHouse, 'ledger'>): Promise<readonly Ours[]> {
  const own = await accounts(ledger);
  return own.map(({ address, name }) => ({
    owner: { address, name },
    account: kernel.accountOf(address),
  }));
}

/** One of them; a refusal for an address that is not ours. */
export async function oursOf(house: OpenHouse, owner: string): Promise<Answer<Ours>> {
  const same = ({ owner: { address } }: Ours) => address.toLowerCase() === owner.toLowerCase();
  const found = (await ours(house)).find(same);
  if (found === undefined) return refuse('NOT_FOUND', 'This account is not one of yours.');
  return { ok: true, value: found };
}

export async function owners(house: OpenHouse): Promise<Answer<EarnOwner[]>> {
  return { ok: true, value: [...(await ours(house))] };
}
