import { encodeAbiParameters, type Hex, keccak256 } from 'viem';
import { ENTRY_POINT } from '../contracts.ts';
import type { PackedOperation } from './pack.ts';

const fields = [
  { type: 'address' },
  { type: 'uint256' },
  { type: 'bytes32' },
  { type: 'bytes32' },
  { type: 'bytes32' },
  { type: 'uint256' },
  { type: 'bytes32' },
  { type: 'bytes32' },
] as const;

/** The userOpHash of ERC-4337 v0.7: what the owner signs, and what the EntryPoint's event names. */
export function operationHash(operation: PackedOperation, chainId: bigint): Hex {
  const inner = encodeAbiParameters(fields, [
    operation.sender,
    operation.nonce,
    keccak256(operation.initCode),
    keccak256(operation.callData),
    operation.accountGasLimits,
    operation.preVerificationGas,
    operation.gasFees,
    keccak256(operation.paymasterAndData),
  ]);
  return keccak256(
    encodeAbiParameters(
      [{ type: 'bytes32' }, { type: 'address' }, { type: 'uint256' }],
      [keccak256(inner), ENTRY_POINT, chainId],
    ),
  );
}
