import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  hexToBigInt,
  keccak256,
  numberToHex,
  pad,
  parseAbiParameters,
  zeroAddress,
} from 'viem';
import { CANONICAL } from './addresses.ts';
import type { Permission } from './permission.ts';

/** A user operation as EntryPoint v0.7 takes it. */
export interface UserOperation {
  readonly sender: Address;
  readonly nonce: bigint;
  readonly initCode: Hex;
  readonly callData: Hex;
  readonly accountGasLimits: Hex;
  readonly preVerificationGas: bigint;
  readonly gasFees: Hex;
  readonly paymasterAndData: Hex;
  readonly signature: Hex;
}

/** Who vouches for an operation, in the terms of Kernel's nonces. */
export type Validation = 'root' | { readonly permission: Hex; readonly enable: boolean };

const two = (high: bigint, low: bigint): Hex =>
  concat([numberToHex(high, { size: 16 }), numberToHex(low, { size: 16 })]);

/** Gas is the relayer's affair: limits nothing here reaches, at a price of zero for the account. */
const GAS = {
  accountGasLimits: two(3_000_000n, 3_000_000n),
  preVerificationGas: 0n,
  gasFees: two(0n, 0n),
  paymasterAndData: '0x',
} as const;

/** What one operation with these limits may take, with what EntryPoint needs around it. */
export const HANDLE_OPS_GAS = 7_000_000n;

/** Key of the nonce space an operation is counted in; `lane` keeps operations apart. */
export function nonceKey(validation: Validation, lane: number): bigint {
  const [kind, id] =
    validation === 'root'
      ? (['0x0000', '0x'] as const)
      : ([validation.enable ? '0x0102' : '0x0002', validation.permission] as const);
  const words = [kind, pad(id, { dir: 'right', size: 20 }), numberToHex(lane, { size: 2 })];
  return hexToBigInt(concat(words));
}

/** An operation without its signature. */
export const unsignedOperation = (
  sender: Address,
  nonce: bigint,
  initCode: Hex,
  callData: Hex,
): UserOperation => ({ sender, nonce, initCode, callData, ...GAS, signature: '0x' });

/** What is signed of an operation. */
export function hashOf(operation: UserOperation, chainId: number): Hex {
  const packed = encodeAbiParameters(
    parseAbiParameters('address, uint256, bytes32, bytes32, bytes32, uint256, bytes32, bytes32'),
    [
      operation.sender,
      operation.nonce,
      keccak256(operation.initCode),
      keccak256(operation.callData),
      operation.accountGasLimits,
      operation.preVerificationGas,
      operation.gasFees,
      keccak256(operation.paymasterAndData),
    ],
  );
  return keccak256(
    encodeAbiParameters(parseAbiParameters('bytes32, address, uint256'), [
      keccak256(packed),
      CANONICAL.entryPoint,
      BigInt(chainId),
    ]),
  );
}

/** A session key's signature, in the place Kernel looks for the signer's. */
export const sessionSignature = (signature: Hex): Hex => concat(['0xff', signature]);

/** The signature of the operation that also brings its permission in. */
export const enableSignature = (permission: Permission, ownerSignature: Hex, own: Hex): Hex =>
  concat([
    zeroAddress,
    encodeAbiParameters(parseAbiParameters('bytes, bytes, bytes, bytes, bytes'), [
      permission.validatorData,
      '0x',
      permission.selectorData,
      ownerSignature,
      own,
    ]),
  ]);
