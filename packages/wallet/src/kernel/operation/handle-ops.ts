import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import type { PackedOperation } from './pack.ts';

export const handleOpsAbi = parseAbi([
  'struct PackedUserOperation { address sender; uint256 nonce; bytes initCode; bytes callData; bytes32 accountGasLimits; uint256 preVerificationGas; bytes32 gasFees; bytes paymasterAndData; bytes signature; }',
  'function handleOps(PackedUserOperation[] ops, address beneficiary)',
]);

/** Hands one operation to the EntryPoint; `0x` for a signature that is not there yet. */
export function handleOpsData(operation: PackedOperation, signature: Hex, beneficiary: Hex): Hex {
  return encodeFunctionData({
    abi: handleOpsAbi,
    functionName: 'handleOps',
    args: [[{ ...operation, signature }], beneficiary],
  });
}
