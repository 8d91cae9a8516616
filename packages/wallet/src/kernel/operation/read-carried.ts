import type { CarriedCall, CarriedOperation } from '@countinghouse/core';
import { decodeFunctionData, getAddress, type Hex } from 'viem';
import { accountAddress } from '../account-address.ts';
import { cut } from '../hex.ts';
import type { Execution } from './account-calls.ts';
import { decodeCall } from './decode-call.ts';
import { executionsIn } from './decode-calls.ts';
import { HANDLE_OPS_SELECTOR } from './decode-operation.ts';
import { handleOpsAbi } from './handle-ops.ts';
import { operationHash } from './operation-hash.ts';
import { NO_FEES, type PackedOperation } from './pack.ts';
import { wordsOfCall } from './words-of-call.ts';

/**
 * Finds an operation in the input of the transaction that carried it out. Bundles hold several, and a
 * relayer may call the EntryPoint through a contract of its own: every place that could be the call is
 * tried, and the hash decides. Total: null where none is there.
 */
export function readCarried(
  { chain, data }: { readonly chain: string; readonly data: string },
  { owner, userOpHash }: { readonly owner: string; readonly userOpHash: string },
): CarriedOperation | null {
  const chainId = BigInt(chain.slice('eip155:'.length));
  for (const bundle of bundlesIn(data.toLowerCase() as Hex)) {
    for (const operation of bundle) {
      if (operationHash(operation, chainId) !== userOpHash.toLowerCase()) continue;
      return told(operation, getAddress(owner.toLowerCase()));
    }
  }
  return null;
}

function told(operation: PackedOperation, owner: Hex): CarriedOperation {
  const account = getAddress(operation.sender);
  const executions = executionsIn(operation.callData);
  return {
    account,
    calls: (executions ?? []).map((execution) => callOf(execution, account)),
    besides: [...besides(operation, owner, executions)],
  };
}

function callOf(execution: Execution, account: Hex): CarriedCall {
  const target = getAddress(execution.target);
  return (
    decodeCall(execution, account) ?? {
      kind: 'other',
      target,
      does: wordsOfCall(execution.callData),
      value: execution.value.toString(),
    }
  );
}

function* besides(
  operation: PackedOperation,
  owner: Hex,
  executions: readonly Execution[] | null,
): Iterable<string> {
  const { callData, initCode, nonce, gasFees, paymasterAndData, sender } = operation;
  if (executions === null) {
    yield `The account does something else than to make calls: ${cut(callData, 0, 4)}.`;
  }
  // The address of the owner's own account says by itself what it is created with.
  if (initCode !== '0x' && getAddress(sender) !== accountAddress(owner)) {
    yield 'Code that nobody here knows creates the account.';
  }
  if (nonce >> 80n !== 0n) {
    yield "It is not an operation of the owner's own key: another right on the account is used, or given.";
  }
  if (gasFees !== NO_FEES && paymasterAndData === '0x') yield 'The account pays for its gas.';
}

/** Every list of operations that a call of `handleOps` in this input could hand over. */
function* bundlesIn(data: Hex): Iterable<readonly PackedOperation[]> {
  const mark = HANDLE_OPS_SELECTOR.slice(2);
  for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + 1)) {
    if (at % 2 !== 0) continue;
    const bundle = bundleFrom(`0x${data.slice(at)}`);
    if (bundle !== null) yield bundle;
  }
}

function bundleFrom(data: Hex): readonly PackedOperation[] | null {
  try {
    return decodeFunctionData({ abi: handleOpsAbi, data }).args[0];
  } catch {
    // viem throws on whatever is no such call.
    return null;
  }
}
