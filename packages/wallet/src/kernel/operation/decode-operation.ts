import type { DecodedOperation, Unreadable } from '@countinghouse/core';
import { getAddress, type Hex } from 'viem';
import { accountAddress } from '../account-address.ts';
import { ENTRY_POINT } from '../contracts.ts';
import { initCode } from '../factory-data.ts';
import { decodeCalls } from './decode-calls.ts';
import { operationHash } from './operation-hash.ts';
import { NO_FEES } from './pack.ts';
import { readHandleOps } from './read-handle-ops.ts';

/** `handleOps((address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)[],address)`. */
export const HANDLE_OPS_SELECTOR = '0x765e827f';

/**
 * What `handleOps` sent by `owner` does. Readable only where the whole can be told: one operation,
 * at no cost for the account, the rest of the gas back to the sender, every call known. Whether it is
 * signed yet makes no difference to what it does.
 */
export function decodeOperation(
  data: Hex,
  owner: Hex,
  chainId: bigint,
): DecodedOperation | Unreadable {
  const carried = readHandleOps(data);
  if (carried === null) return unknown('it is not one operation of one account');
  const { operation, beneficiary } = carried;
  if (beneficiary !== owner) return unknown('what is left of the gas goes to somebody else');
  if (operation.gasFees !== NO_FEES || operation.preVerificationGas !== 0n) {
    return unknown('the account itself is to pay for gas');
  }
  if (operation.paymasterAndData !== '0x') return unknown('somebody else is to pay for gas');
  const account = getAddress(operation.sender);
  const creates = operation.initCode !== '0x';
  if (creates && (operation.initCode !== initCode(owner) || account !== accountAddress(owner))) {
    return unknown("it creates another account than the sender's own");
  }
  // Mode, kind and id are zero: validated by the account's root, as the owner's own operations are.
  if (operation.nonce >> 80n !== 0n)
    return unknown("it is not an operation of the owner's own key");
  const calls = decodeCalls(operation.callData, account);
  if (typeof calls === 'string') return unknown(calls);
  return {
    kind: 'user-operation',
    entryPoint: ENTRY_POINT,
    account,
    userOpHash: operationHash(operation, chainId),
    nonce: operation.nonce.toString(),
    creates,
    calls,
  };
}

function unknown(reason: string): Unreadable {
  return { kind: 'unknown', reason };
}
