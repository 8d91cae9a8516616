import { concat, type Hex, numberToHex } from 'viem';
import type { UserOperation } from './user-operation.ts';

/** The fields as they are hashed and handed over. */
export interface PackedOperation {
  readonly sender: Hex;
  readonly nonce: bigint;
  readonly initCode: Hex;
  readonly callData: Hex;
  readonly accountGasLimits: Hex;
  readonly preVerificationGas: bigint;
  readonly gasFees: Hex;
  readonly paymasterAndData: Hex;
}

/** Two 128-bit zeros: the account pays nothing for gas, its owner's transaction does. */
export const NO_FEES: Hex = `0x${'00'.repeat(32)}`;

export function pack(operation: UserOperation): PackedOperation {
  const { sender, nonce, initCode, callData, verificationGasLimit, callGasLimit } = operation;
  return {
    sender,
    nonce,
    initCode,
    callData,
    accountGasLimits: concat([
      numberToHex(verificationGasLimit, { size: 16 }),
      numberToHex(callGasLimit, { size: 16 }),
    ]),
    // Pays a relayer for the bytes; here nobody relays.
    preVerificationGas: 0n,
    gasFees: NO_FEES,
    paymasterAndData: '0x',
  };
}
