import type { CarriedCall, CarriedOperation } from '@countinghouse/core';
import { getAddress, type Hex } from 'viem';
import { accountAddress } from '../account-address.ts';
import { cut, lengthOf } from '../hex.ts';
import type { Execution } from './account-calls.ts';
import { decodeCall } from './decode-call.ts';
import { executionsIn } from './decode-calls.ts';
import { operationHash } from './operation-hash.ts';
import { operationsIn } from './operations-in.ts';
import { NO_FEES, type PackedOperation } from './pack.ts';
import { wordsOfCall } from './words-of-call.ts';

/** Offsets within call data may point at the same bytes again and again, so little is read of it at most. */
const MOST_CALL_DATA = 16 * 1_024;

/**
 * Finds an operation in the input of the transaction that carried it out. Bundles hold several, and a
 * relayer may call the EntryPoint through a contract of its own: every place that could be the call is
 * tried, within limits, and the hash decides. Total: null where none is there that can be read.
 */
export function readCarried(
  { chain, data }: { readonly chain: string; readonly data: string },
  { owner, userOpHash }: { readonly owner: string; readonly userOpHash: string },
): CarriedOperation | null {
  const chainId = BigInt(chain.slice('eip155:'.length));
  const wanted = userOpHash.toLowerCase();
  for (const operation of operationsIn(data.toLowerCase())) {
    if (operationHash(operation, chainId) === wanted) {
      return told(operation, getAddress(owner.toLowerCase()));
    }
  }
  return null;
}

function told(operation: PackedOperation, owner: Hex): CarriedOperation {
  const account = getAddress(operation.sender);
  const executions = isShort(operation) ? executionsIn(operation.callData) : null;
  return {
    account,
    calls: (executions ?? []).map((execution) => callOf(execution, account)),
    besides: [...besides(operation, owner, executions)],
  };
}

function isShort({ callData }: PackedOperation): boolean {
  return lengthOf(callData) <= MOST_CALL_DATA;
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
    yield isShort(operation)
      ? `The account does something else than to make calls: ${cut(callData, 0, 4)}.`
      : 'What the account is made to do is too long to be read here.';
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
