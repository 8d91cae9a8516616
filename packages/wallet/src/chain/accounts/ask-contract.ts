import { err, ok } from '@countinghouse/core';
import type { AbiParameter, DecodeAbiParametersReturnType, Hex } from 'viem';
import { decodeExactly } from '../../kernel/decode-exactly.ts';
import { type Endpoint, type EndpointAnswer, malformed } from '../endpoint.ts';
import { blockTag, bytes } from '../wire.ts';

/**
 * Asks a contract, and parses what it says. `WOULD_REVERT` where it refuses to answer; an address
 * without code answers nothing, which makes no sense.
 */
export async function askContract<const Outputs extends readonly AbiParameter[]>(
  endpoint: Endpoint,
  to: string,
  data: Hex,
  outputs: Outputs,
): EndpointAnswer<DecodeAbiParametersReturnType<Outputs>> {
  const answer = await endpoint.call('eth_call', [{ to, data }, blockTag('latest')], bytes);
  if (!answer.ok) return answer;
  const read = decodeExactly(outputs, answer.value as Hex);
  return read === null
    ? err(malformed(endpoint.name, 'eth_call', `not what ${to} can answer`))
    : ok(read);
}
