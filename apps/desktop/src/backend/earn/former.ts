import type { FormerAccount } from '../../contract/earn.ts';
import { fewAtATime } from '../few-at-a-time.ts';
import type { OpenHouse } from '../open-house.ts';
import { everAgreed } from './agreed.ts';
import { grantsOn } from './grant.ts';
import type { Ours } from './ours.ts';
import { grantsByChain } from './signed-grants.ts';

/** The accounts of an owner that were used once, or are computed, and are not used now. */
export async function unusedOf(
  { ledger }: Pick<OpenHouse, 'ledger'>,
  { owner, account, computed }: Ours,
): Promise<readonly string[]> {
  const all = [computed, ...(await everAgreed(ledger, owner.address))];
  const met = new Set([account.toLowerCase()]);
  return all.filter((each) => {
    const fresh = !met.has(each.toLowerCase());
    met.add(each.toLowerCase());
    return fresh;
  });
}

/** Those of them that rights were given on from here: a right outlives the use of its account. */
export async function formerAccounts(
  house: OpenHouse,
  mine: Ours,
): Promise<readonly FormerAccount[]> {
  const found: FormerAccount[] = [];
  for (const account of await unusedOf(house, mine)) {
    const signed = await grantsByChain(house, account);
    const grants = await fewAtATime([...signed.keys()], (chain) =>
      grantsOn(house, chain, account, null, signed.get(chain) ?? []),
    );
    if (signed.size === 0) continue;
    found.push({ account, computed: account === mine.computed, grants: grants.flat() });
  }
  return found;
}
