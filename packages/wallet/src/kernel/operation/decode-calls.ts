import type { DecodedCall } from '@countinghouse/core';
import { decodeFunctionData, encodeFunctionData, getAddress, type Hex, hexToBigInt } from 'viem';
import { decodeExactly } from '../decode-exactly.ts';
import { cut, lengthOf } from '../hex.ts';
import type { Execution } from './account-calls.ts';
import { decodeCall } from './decode-call.ts';
import { BATCH, batchShape, executeAbi, SINGLE } from './execute-data.ts';

/** The calls an account's own call data make; a sentence's end where one of them cannot be read. */
export function decodeCalls(callData: Hex, account: Hex): readonly DecodedCall[] | string {
  const executions = executionsIn(callData);
  if (executions === null) return 'the account is to do something else than to make calls';
  if (executions.length === 0) return 'it makes no call at all';
  const calls: DecodedCall[] = [];
  for (const execution of executions) {
    const call = decodeCall(execution, account);
    if (call === null) {
      return `it calls ${cut(execution.callData, 0, 4)} of ${getAddress(execution.target)}`;
    }
    calls.push(call);
  }
  return calls;
}

/** The calls in an account's own call data, as they are; null where it is to do something else. */
export function executionsIn(callData: Hex): readonly Execution[] | null {
  const read = executeArguments(callData);
  if (read === null) return null;
  const { mode, inner } = read;
  if (mode === BATCH) return decodeExactly(batchShape, inner)?.[0] ?? null;
  if (mode !== SINGLE || lengthOf(inner) < 52) return null;
  return [
    {
      target: getAddress(cut(inner, 0, 20)),
      value: hexToBigInt(cut(inner, 20, 52)),
      callData: cut(inner, 52),
    },
  ];
}

function executeArguments(callData: Hex): { readonly mode: Hex; readonly inner: Hex } | null {
  try {
    const { args } = decodeFunctionData({ abi: executeAbi, data: callData });
    const again = encodeFunctionData({ abi: executeAbi, functionName: 'execute', args });
    return again === callData ? { mode: args[0], inner: args[1] } : null;
  } catch {
    // viem throws on whatever is no such call.
    return null;
  }
}
