import { type ChainId, evmChainNumber, knownChain, sameAddress } from '@countinghouse/core';
import type { NamedChain, Party } from '../contract/values.ts';
import type { Account } from './accounts/record.ts';

/** A chain with its name; one that nobody has named goes by its number, or by the provider's code. */
export function namedChain(id: string): NamedChain {
  const known = knownChain(id as ChainId);
  if (known !== undefined) return { id, name: known.name };
  const number = evmChainNumber(id);
  if (number !== undefined) return { id, name: `Chain ${number}` };
  return { id, name: id.slice(id.indexOf(':') + 1) };
}

/** An address, with its name where it is one of our accounts. */
export function party(address: string, chain: string, own: readonly Account[]): Party {
  return { address, name: ownName(address, chain, own) };
}

/** The name of the account of ours that an address belongs to; null for anybody else's. */
export function ownName(address: string, chain: string, own: readonly Account[]): string | null {
  const found = own.find((account) => {
    const same = sameAddress(chain as ChainId, address, account.address);
    return same.ok && same.value;
  });
  return found?.name ?? null;
}
