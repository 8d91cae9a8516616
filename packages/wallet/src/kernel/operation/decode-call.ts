import type { DecodedCall } from '@countinghouse/core';
import {
  type Abi,
  decodeFunctionData,
  encodeFunctionData,
  erc20Abi,
  getAddress,
  type Hex,
} from 'viem';
import { decodeExactly } from '../decode-exactly.ts';
import { readRight } from '../grant/read-right.ts';
import {
  ALL_LENT,
  type Execution,
  kernelAbi,
  poolAbi,
  removalOf,
  vaultAbi,
} from './account-calls.ts';

/** One call, if it is one of those a person can be told the whole truth about; else null. */
export function decodeCall(execution: Execution, account: Hex): DecodedCall | null {
  const target = getAddress(execution.target);
  if (execution.callData === '0x') {
    return execution.value === 0n
      ? null
      : { kind: 'native-transfer', recipient: target, units: execution.value.toString() };
  }
  if (execution.value !== 0n) return null;
  return target === account
    ? ownCall(execution.callData)
    : (transfer(target, execution.callData) ??
        redemption(target, execution.callData) ??
        poolWithdrawal(target, execution.callData));
}

function transfer(token: string, data: Hex): DecodedCall | null {
  const args = argumentsOf(erc20Abi, 'transfer', data);
  if (args === null) return null;
  const [recipient, units] = args as readonly [string, bigint];
  return units === 0n
    ? null
    : { kind: 'erc20-transfer', token, recipient, units: units.toString() };
}

function redemption(vault: string, data: Hex): DecodedCall | null {
  const args = argumentsOf(vaultAbi, 'redeem', data);
  if (args === null) return null;
  const [shares, receiver, holder] = args as readonly [bigint, string, string];
  return shares === 0n
    ? null
    : { kind: 'vault-redeem', vault, receiver, holder, shares: shares.toString() };
}

function poolWithdrawal(pool: string, data: Hex): DecodedCall | null {
  const args = argumentsOf(poolAbi, 'withdraw', data);
  if (args === null) return null;
  const [asset, amount, receiver] = args as readonly [string, bigint, string];
  // Only as it is built here: all of it.
  return amount === ALL_LENT ? { kind: 'pool-withdraw', pool, asset, receiver } : null;
}

function ownCall(data: Hex): DecodedCall | null {
  const ended = argumentsOf(kernelAbi, 'invalidateNonce', data);
  if (ended !== null) return { kind: 'end-grants', validFrom: ended[0] as number };
  const removed = argumentsOf(kernelAbi, 'uninstallValidation', data);
  if (removed === null) return null;
  const [validationId, leftovers] = removed as readonly [Hex, Hex, Hex];
  const right = readRight(validationId);
  const entries = decodeExactly([{ type: 'bytes[]' }], leftovers)?.[0].length ?? 0;
  if (right?.kind !== 'permission' || entries === 0) return null;
  // Only as it is built here: whatever else could be handed to a policy would be foreign.
  return removalOf(right.permissionId as Hex, entries - 1) === data
    ? { kind: 'remove-permission', permissionId: right.permissionId }
    : null;
}

/** The arguments of a call of this very function, encoded as the standard does; null otherwise. */
function argumentsOf(abi: Abi, functionName: string, data: Hex): readonly unknown[] | null {
  try {
    const read = decodeFunctionData({ abi, data });
    const { args } = read;
    if (read.functionName !== functionName || args === undefined) return null;
    return encodeFunctionData({ abi, functionName, args }) === data ? args : null;
  } catch {
    // viem throws on whatever is no call of this contract.
    return null;
  }
}
