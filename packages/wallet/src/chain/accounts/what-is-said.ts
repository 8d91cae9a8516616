import { ok } from '@countinghouse/core';
import type { Hex } from 'viem';
import type { Endpoint, EndpointAnswer } from '../endpoint.ts';
import { blockTag, bytes } from '../wire.ts';

/** What a contract answers, unread; null where it refuses to. */
export async function whatIsSaid(
  endpoint: Endpoint,
  to: Hex,
  data: Hex,
): EndpointAnswer<Hex | null> {
  const answer = await endpoint.call('eth_call', [{ to, data }, blockTag('latest')], bytes);
  if (answer.ok) return ok(answer.value as Hex);
  return answer.error.code === 'WOULD_REVERT' ? ok(null) : answer;
}
