import type { GrantKey, GrantPolicy } from '@countinghouse/core';
import { getAddress, type Hex } from 'viem';
import { ECDSA_SIGNER } from '../contracts.ts';
import { decodeExactly } from '../decode-exactly.ts';
import { cut, lengthOf } from '../hex.ts';
import { readPolicy } from '../policies/read-policy.ts';
import { permissionId } from './permission-id.ts';

/** A module as a permission lists it: two bytes of flags, its contract, what it is set up with. */
export interface ListedModule {
  readonly flags: Hex;
  readonly contract: string;
  readonly data: Hex;
}

/** Flags: the module is not asked for operations; the module is not asked for messages. */
const NOT_FOR_OPERATIONS = 0x0001;
const NOT_FOR_MESSAGES = 0x0002;

/** The policies and, last, the signer of a permission. Null where the bytes are no such list. */
export function readPermission(data: Hex): {
  readonly computedId: string;
  readonly key: GrantKey;
  readonly policies: readonly GrantPolicy[];
} | null {
  const list = decodeExactly([{ type: 'bytes[]' }], data)?.[0];
  const modules = list?.map((item) => listedModule(item as Hex));
  if (modules === undefined || modules.some((item) => item === null)) return null;
  const listed = modules.flatMap((item) => (item === null ? [] : [item]));
  const signer = listed.at(-1);
  if (signer === undefined) return null;
  const policies = listed.slice(0, -1);
  return {
    computedId: permissionId(policies, signer),
    key: readKey(signer),
    policies: policies.map((policy) => ({
      contract: policy.contract,
      enforced: (Number(policy.flags) & NOT_FOR_OPERATIONS) === 0,
      ...readPolicy(policy.contract, policy.data),
    })),
  };
}

function listedModule(item: Hex): ListedModule | null {
  if (lengthOf(item) < 22) return null;
  return { flags: cut(item, 0, 2), contract: getAddress(cut(item, 2, 22)), data: cut(item, 22) };
}

function readKey({ contract, data, flags }: ListedModule): GrantKey {
  if (contract !== ECDSA_SIGNER || lengthOf(data) !== 20) {
    return { kind: 'unknown', contract, raw: data };
  }
  return {
    kind: 'key',
    address: getAddress(data),
    operates: (Number(flags) & NOT_FOR_OPERATIONS) === 0,
    signs: (Number(flags) & NOT_FOR_MESSAGES) === 0,
  };
}
