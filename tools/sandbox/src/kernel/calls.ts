import {
  type Address,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  encodePacked,
  type Hex,
  pad,
  parseAbi,
  parseAbiParameters,
} from 'viem';

/** One call an account makes. */
export interface AccountCall {
  readonly to: Address;
  readonly data: Hex;
}

export const EXECUTE_SELECTOR = '0xe9ae5c53';

const ACCOUNT = parseAbi(['function execute(bytes32 mode, bytes executionCalldata) payable']);
const BATCH = parseAbiParameters('(address target, uint256 value, bytes callData)[]');

/** Call data of an account that makes these calls, all or none. */
export function executeCalls(calls: readonly AccountCall[]): Hex {
  const [first] = calls;
  const single = calls.length === 1 && first !== undefined;
  const mode = pad(single ? '0x00' : '0x01', { dir: 'right', size: 32 });
  const execution = single
    ? concat([encodePacked(['address', 'uint256'], [first.to, 0n]), first.data])
    : encodeAbiParameters(BATCH, [
        calls.map(({ to, data }) => ({ target: to, value: 0n, callData: data })),
      ]);
  return encodeFunctionData({ abi: ACCOUNT, functionName: 'execute', args: [mode, execution] });
}
