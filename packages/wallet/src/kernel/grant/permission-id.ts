import { concat, encodeAbiParameters, type Hex, keccak256, slice } from 'viem';
import type { ListedModule } from './read-permission.ts';

/**
 * The four bytes that name a permission: the beginning of a hash over its policies and its signer, so
 * that other rules cannot come under the same name by mistake.
 */
export function permissionId(policies: readonly ListedModule[], signer: ListedModule): string {
  const rules = encodeAbiParameters(
    [{ type: 'bytes[]' }],
    [policies.map(({ flags, contract, data }) => concat([flags, contract as Hex, data]))],
  );
  const key = encodeAbiParameters(
    [{ type: 'bytes' }],
    [concat([signer.contract as Hex, signer.data])],
  );
  const whole = encodeAbiParameters([{ type: 'bytes[]' }], [[rules, signer.flags, key]]);
  return slice(keccak256(whole), 0, 4);
}
