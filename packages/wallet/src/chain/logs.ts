import { err, ok } from '@countinghouse/core';
import { z } from 'zod';
import { type Endpoint, type EndpointAnswer, malformed } from './endpoint.ts';
import { endpointFailure } from './failure.ts';
import { block, blockTag, log as logShape, type WireLog } from './wire.ts';

export interface LogQuery {
  readonly address: string;
  readonly topics: readonly (string | null)[];
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Most blocks in one call. */
  readonly logRange: number;
}

/** The logs of a range, asked for in pieces. All of one endpoint: pieces of two may leave a hole. */
export async function readLogs(
  endpoint: Endpoint,
  query: LogQuery,
): EndpointAnswer<readonly WireLog[]> {
  const found: WireLog[] = [];
  let span = query.logRange;
  for (let from = query.fromBlock; from <= query.toBlock; ) {
    const to = Math.min(from + span - 1, query.toBlock);
    const filter = {
      address: query.address,
      topics: query.topics,
      fromBlock: blockTag(from),
      toBlock: blockTag(to),
    };
    const logs = await endpoint.call('eth_getLogs', [filter], z.array(logShape));
    if (!logs.ok) {
      // Every provider has its own limit and its own words for it, so any refusal is met by asking for less.
      if (span === 1 || logs.error.code === 'CHAIN_MALFORMED') return logs;
      span = Math.max(1, Math.floor((to - from + 1) / 2));
      continue;
    }
    if (logs.value.some(({ blockNumber }) => blockNumber < from || blockNumber > to)) {
      return err(malformed(endpoint.name, 'eth_getLogs', 'a log nobody asked for'));
    }
    found.push(...logs.value);
    from = to + 1;
    // A refusal may have been one of the moment: an action must not be held up by tens of thousands of calls.
    span = Math.min(span * 2, query.logRange);
  }
  return ok(found);
}

/** Nodes answer a range beyond their head without complaint; the caller would tick it off as searched. */
export async function hasBlock(endpoint: Endpoint, number: number): EndpointAnswer<void> {
  const end = await endpoint.call(
    'eth_getBlockByNumber',
    [blockTag(number), false],
    block.nullable(),
  );
  if (!end.ok) return end;
  return end.value === null ? err(notYet(endpoint, number)) : ok(undefined);
}

export function notYet(endpoint: Endpoint, number: number) {
  return endpointFailure('CHAIN_UNAVAILABLE', `${endpoint.name} has no block ${number} yet.`);
}
