import type { EvmTransactionPayload } from '@countinghouse/core';
import type { Hex } from 'viem';
import { handleOpsData } from './handle-ops.ts';
import { operationHash } from './operation-hash.ts';
import { readHandleOps } from './read-handle-ops.ts';

/** What of a payload must be signed first: the hash, and where its signature goes. */
export interface UnsignedOperation {
  readonly userOpHash: Hex;
  /** The payload with the operation's signature in it. */
  withSignature(signature: Hex): EvmTransactionPayload;
}

/** The operation in a `handleOps` payload; null where there is none, or where it is signed already. */
export function unsignedOperation(payload: EvmTransactionPayload): UnsignedOperation | null {
  const carried = readHandleOps(payload.data.toLowerCase() as Hex);
  if (carried === null || carried.signature !== '0x') return null;
  const { operation, beneficiary } = carried;
  const chainId = BigInt(payload.chain.slice('eip155:'.length));
  return {
    userOpHash: operationHash(operation, chainId),
    withSignature: (signature) => ({
      ...payload,
      data: handleOpsData(operation, signature, beneficiary as Hex),
    }),
  };
}
