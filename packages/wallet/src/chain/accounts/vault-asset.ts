import { ok } from '@countinghouse/core';
import { encodeFunctionData, getAddress, type Hex, parseAbi } from 'viem';
import { decodeExactly } from '../../kernel/decode-exactly.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { blockTag, bytes } from '../wire.ts';

const data = encodeFunctionData({
  abi: parseAbi(['function asset() view returns (address)']),
  functionName: 'asset',
});

/** The asset of an ERC-4626 vault; null where the contract is none, or no contract. */
export function readVaultAsset({ pool }: ChainContext, vault: Hex): EndpointAnswer<string | null> {
  return pool.ask(async (endpoint) => {
    const answer = await endpoint.call(
      'eth_call',
      [{ to: vault, data }, blockTag('latest')],
      bytes,
    );
    if (!answer.ok) return answer.error.code === 'WOULD_REVERT' ? ok(null) : answer;
    const read = decodeExactly([{ type: 'address' }], answer.value as Hex);
    return ok(read === null ? null : getAddress(read[0]));
  });
}
