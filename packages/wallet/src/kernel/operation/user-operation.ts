import type { Hex } from 'viem';

/** An operation as the EntryPoint v0.7 takes it, its signature apart. Hex in lower case, EIP-55 sender. */
export interface UserOperation {
  readonly sender: Hex;
  readonly nonce: bigint;
  /** Factory and its call data; `0x` where the account exists. */
  readonly initCode: Hex;
  readonly callData: Hex;
  readonly verificationGasLimit: bigint;
  readonly callGasLimit: bigint;
}
