import { err, ok } from '@countinghouse/core';
import { encodeFunctionData, erc20Abi } from 'viem';
import type { ChainContext } from './context.ts';
import { type EndpointAnswer, malformed } from './endpoint.ts';
import { blockTag, bytes, count, quantity } from './wire.ts';

/** Base units of the native asset, or of an ERC-20 token. */
export function readBalance(
  { pool }: ChainContext,
  owner: `0x${string}`,
  token: string | null,
): EndpointAnswer<bigint> {
  if (token === null) {
    return pool.ask((endpoint) => endpoint.call('eth_getBalance', [owner, 'latest'], quantity));
  }
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [owner] });
  return pool.ask(async (endpoint) => {
    const answer = await endpoint.call('eth_call', [{ to: token, data }, 'latest'], bytes);
    if (!answer.ok) return answer;
    // An address without code answers `0x`: that is not a balance of zero.
    return answer.value.length === 66
      ? ok(BigInt(answer.value))
      : err(malformed(endpoint.name, 'balanceOf', 'not one number; is this a token?'));
  });
}

/** Null: the contract has no such function, or there is none. */
export function readDecimals({ pool }: ChainContext, token: string): EndpointAnswer<number | null> {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'decimals' });
  return pool.ask(async (endpoint) => {
    const answer = await endpoint.call('eth_call', [{ to: token, data }, 'latest'], bytes);
    if (!answer.ok) return answer.error.code === 'WOULD_REVERT' ? ok(null) : answer;
    if (answer.value === '0x') return ok(null);
    const told = answer.value.length === 66 ? BigInt(answer.value) : 256n;
    return told < 256n
      ? ok(Number(told))
      : err(malformed(endpoint.name, 'decimals', 'not one small number'));
  });
}

export function readNonce(
  { pool, finality }: ChainContext,
  owner: string,
  at: 'latest' | 'pending' | 'finalized',
): EndpointAnswer<number> {
  return pool.ask(async (endpoint) => {
    if (at !== 'finalized') {
      return endpoint.call('eth_getTransactionCount', [owner, at], count);
    }
    // By number, so that the answer and the mark it is judged by are of the same block.
    const mark = await finality.read(endpoint);
    if (!mark.ok) return mark;
    return endpoint.call('eth_getTransactionCount', [owner, blockTag(mark.value.number)], count);
  });
}

export function readCode({ pool }: ChainContext, owner: string): EndpointAnswer<string> {
  return pool.ask((endpoint) => endpoint.call('eth_getCode', [owner, 'latest'], bytes));
}
