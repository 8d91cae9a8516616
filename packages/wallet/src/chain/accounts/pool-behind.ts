import { ok } from '@countinghouse/core';
import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { decodeExactly } from '../../kernel/decode-exactly.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { readPoolToken } from './pool-token.ts';
import { whatIsSaid } from './what-is-said.ts';

const data = encodeFunctionData({
  abi: parseAbi(['function POOL() view returns (address)']),
  functionName: 'POOL',
});

/**
 * The pool of Aave v3 behind an aToken. Any contract can name a pool as its own; it is believed only
 * where the pool gives this very token for the asset.
 */
export async function readPoolBehind(
  context: ChainContext,
  token: Hex,
  asset: Hex,
): EndpointAnswer<string | null> {
  const named = await context.pool.ask(async (endpoint) => {
    const said = await whatIsSaid(endpoint, token, data);
    if (!said.ok || said.value === null) return said;
    return ok(decodeExactly([{ type: 'address' }], said.value)?.[0] ?? null);
  });
  if (!named.ok || named.value === null) return named;
  const given = await readPoolToken(context, named.value as Hex, asset);
  if (!given.ok) return given;
  return ok(given.value?.toLowerCase() === token.toLowerCase() ? named.value : null);
}
