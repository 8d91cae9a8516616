import { type SignedGrant, signedGrants } from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';

/**
 * Every grant of an account that we have signed, by chain, the newest first, decoded as it was then. A
 * later one takes nothing from an earlier: whether each still holds is the chain's to say.
 */
export async function grantsByChain(
  { ledger }: Pick<OpenHouse, 'ledger'>,
  account: string,
): Promise<ReadonlyMap<string, readonly SignedGrant[]>> {
  const found = new Map<string, readonly SignedGrant[]>();
  const all = await signedGrants(ledger, account);
  for (const grant of all) {
    // An action has one grant: the one it has signed last.
    if (all.findLast(({ actionId }) => actionId === grant.actionId) !== grant) continue;
    const { chain } = grant.review.payload;
    found.set(chain, [...(found.get(chain) ?? []), grant]);
  }
  return found;
}
