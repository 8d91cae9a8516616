import { concat, getAddress, getContractAddress, keccak256, numberToHex } from 'viem';
import { KERNEL_FACTORY, PROXY_INIT_CODE_HASH } from './contracts.ts';
import { initialData } from './initial-data.ts';

/**
 * The Kernel v3.1 account of an owner, known before it exists and the same on every chain.
 *
 * @param index which of the owner's accounts; services use 0.
 * @returns EIP-55. Throws on an owner that is no address.
 */
export function accountAddress(owner: string, index = 0n): `0x${string}` {
  const data = initialData(getAddress(owner.toLowerCase()));
  return getContractAddress({
    opcode: 'CREATE2',
    from: KERNEL_FACTORY,
    salt: keccak256(concat([data, numberToHex(index, { size: 32 })])),
    bytecodeHash: PROXY_INIT_CODE_HASH,
  });
}
