import { ok } from '@countinghouse/core';
import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { ENTRY_POINT } from '../../kernel/contracts.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { askContract } from './ask-contract.ts';

const abi = parseAbi(['function getNonce(address sender, uint192 key) view returns (uint256)']);

/** The next nonce under a key, the key included. */
export function readOperationNonce(
  { pool }: ChainContext,
  account: Hex,
  key: bigint,
): EndpointAnswer<bigint> {
  const data = encodeFunctionData({ abi, functionName: 'getNonce', args: [account, key] });
  return pool.ask(async (endpoint) => {
    const answer = await askContract(endpoint, ENTRY_POINT, data, [{ type: 'uint256' }]);
    return answer.ok ? ok(answer.value[0]) : answer;
  });
}
