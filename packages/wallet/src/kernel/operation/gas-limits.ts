import type { AccountCall } from '@countinghouse/core';
import type { Hex } from 'viem';
import { lengthOf } from '../hex.ts';

/** Generous, because what is not used is not paid: measured were 230,000 to create and 60,000 to validate. */
const CREATE_GAS = 500_000n;
const VALIDATE_GAS = 150_000n;

/** For calls that no node could estimate. Vaults may have to fetch the money from elsewhere first. */
const RECKONED = {
  transfer: 120_000n,
  redeem: 900_000n,
  'pool-withdraw': 600_000n,
  'end-grants': 80_000n,
  'remove-permission': 300_000n,
} as const;

/** What the EntryPoint does beside the two limits: its loop, its events, its own head-room. */
const ENTRY_POINT_GAS = 100_000n;

/** Gas to check the operation, and to create the account first where it must be. */
export function verificationGas(deployed: boolean): bigint {
  return deployed ? VALIDATE_GAS : VALIDATE_GAS + CREATE_GAS;
}

/** Half as much again as the chain has estimated, or the sum of what such calls usually take. */
export function callGasLimit(calls: readonly AccountCall[], estimated: bigint | null): bigint {
  if (estimated !== null) return (estimated * 3n + 1n) / 2n + 30_000n;
  return calls.reduce((sum, { kind }) => sum + RECKONED[kind], 50_000n);
}

/**
 * Gas of the whole transaction. The EntryPoint refuses to begin unless both limits are there in full,
 * with the 64th part that a call holds back; so the limits count and not what will be used.
 */
export function transactionGas(data: Hex, verification: bigint, calls: bigint): bigint {
  // Every byte at the highest price any rule charges (EIP-7623), the signature to come included.
  const bytes = BigInt(lengthOf(data) + 128) * 40n;
  return 21_000n + bytes + verification + (calls * 64n) / 63n + ENTRY_POINT_GAS;
}
