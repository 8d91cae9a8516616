import {
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  numberToHex,
  parseAbi,
} from 'viem';
import type { Execution } from './account-calls.ts';

export const executeAbi = parseAbi(['function execute(bytes32 mode, bytes executionCalldata)']);

/** ERC-7579 modes: one call, several; either way all happen or none. */
export const SINGLE: Hex = `0x${'00'.repeat(32)}`;
export const BATCH: Hex = `0x01${'00'.repeat(31)}`;

export const batchShape = [
  {
    type: 'tuple[]',
    components: [
      { name: 'target', type: 'address' },
      { name: 'value', type: 'uint256' },
      { name: 'callData', type: 'bytes' },
    ],
  },
] as const;

/** The account's own call data for these calls, in their order. */
export function executeData(executions: readonly Execution[]): Hex {
  const [first] = executions;
  if (first === undefined) throw new TypeError('an operation needs at least one call');
  const single = executions.length === 1;
  const inner = single
    ? concat([first.target, numberToHex(first.value, { size: 32 }), first.callData])
    : encodeAbiParameters(batchShape, [executions]);
  return encodeFunctionData({
    abi: executeAbi,
    functionName: 'execute',
    args: [single ? SINGLE : BATCH, inner.toLowerCase() as Hex],
  });
}
