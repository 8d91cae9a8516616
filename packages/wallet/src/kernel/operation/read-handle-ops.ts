import { decodeFunctionData, encodeFunctionData, getAddress, type Hex } from 'viem';
import { lengthOf } from '../hex.ts';
import { handleOpsAbi } from './handle-ops.ts';
import type { PackedOperation } from './pack.ts';

/** The one operation of a `handleOps` call. */
export interface CarriedOperation {
  readonly operation: PackedOperation;
  /** `0x`: not signed yet. */
  readonly signature: Hex;
  readonly beneficiary: string;
}

/** Reads `handleOps` with exactly one operation; null for anything else, however near. */
export function readHandleOps(data: Hex): CarriedOperation | null {
  try {
    const { args } = decodeFunctionData({ abi: handleOpsAbi, data });
    if (encodeFunctionData({ abi: handleOpsAbi, functionName: 'handleOps', args }) !== data) {
      return null;
    }
    const [operations, beneficiary] = args;
    const [only] = operations;
    if (only === undefined || operations.length !== 1) return null;
    const { signature, ...operation } = only;
    if (lengthOf(signature) !== 0 && lengthOf(signature) !== 65) return null;
    return { operation, signature, beneficiary: getAddress(beneficiary) };
  } catch {
    // viem throws on whatever is no such call.
    return null;
  }
}
