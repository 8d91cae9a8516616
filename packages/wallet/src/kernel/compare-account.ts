import { getAddress, isAddress } from 'viem';
import { accountAddress } from './account-address.ts';

/** What a service names as somebody's account, beside what it must be. */
export interface AccountComparison {
  readonly same: boolean;
  /** EIP-55. */
  readonly computed: string;
  /** EIP-55, or as it was told where it is no address. */
  readonly told: string;
}

/** Compares; never refuses. A service may build accounts in another way, which a person must know of. */
export function compareAccount(owner: string, told: string): AccountComparison {
  const computed = accountAddress(owner);
  const named = isAddress(told, { strict: false }) ? getAddress(told.toLowerCase()) : told;
  return { same: named === computed, computed, told: named };
}
