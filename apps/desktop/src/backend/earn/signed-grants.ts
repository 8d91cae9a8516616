import { type SignedGrant, signedGrantsIn } from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';

export type { SignedGrant } from '@countinghouse/core';

/** Every grant of an account that we have signed, by chain, the newest first, decoded as it was then. */
export function signedGrants(
  { ledger }: Pick<OpenHouse, 'ledger'>,
  account: string,
): Promise<ReadonlyMap<string, readonly SignedGrant[]>> {
  return signedGrantsIn(ledger, account);
}
