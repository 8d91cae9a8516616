import { ok } from '@countinghouse/core';
import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { askContract } from './ask-contract.ts';

const abi = parseAbi(['function previewRedeem(uint256 shares) view returns (uint256)']);

/** What shares of an ERC-4626 vault would bring now, base units of its asset. */
export function readRedeemable(
  { pool }: ChainContext,
  vault: Hex,
  shares: bigint,
): EndpointAnswer<bigint> {
  const data = encodeFunctionData({ abi, functionName: 'previewRedeem', args: [shares] });
  return pool.ask(async (endpoint) => {
    const answer = await askContract(endpoint, vault, data, [{ type: 'uint256' }]);
    return answer.ok ? ok(answer.value[0]) : answer;
  });
}
