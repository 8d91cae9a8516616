import { err, ok, type Result, type SeenTransaction } from '@countinghouse/core';
import type { ChainContext } from './context.ts';
import { type Endpoint, type EndpointAnswer, malformed } from './endpoint.ts';
import type { EndpointFailure } from './failure.ts';
import { isSignedBy } from './signed-by.ts';
import { readProof } from './transactions.ts';
import { blockTag, count, shownBlock } from './wire.ts';

export interface NonceQuery {
  readonly account: `0x${string}`;
  readonly nonce: number;
  readonly fromBlock: number;
}

/**
 * Finds the transaction that used up a nonce: first the block, by bisection over the account's
 * transaction count, then the transaction in it. All answers come from one server, so that they are
 * about one chain; but what it finds lets a payment be signed again, so the others must know it too.
 */
export async function readMinedWithNonce(
  context: ChainContext,
  query: NonceQuery,
): EndpointAnswer<SeenTransaction | null> {
  const found = await search(context, query);
  if (!found.ok || found.value === null || context.pool.size === 1) return found;
  const proof = await readProof(context, found.value.hash);
  if (!proof.ok) return proof;
  return proof.value === null ? ok(null) : found;
}

function search(
  { pool, finality }: ChainContext,
  query: NonceQuery,
): EndpointAnswer<SeenTransaction | null> {
  return pool.ask(async (endpoint) => {
    const mark = await finality.read(endpoint);
    if (!mark.ok) return mark;
    const last = mark.value.number;
    if (last < query.fromBlock) return ok(null);
    const final = await countAt(endpoint, query.account, last);
    if (!final.ok) return final;
    if (final.value <= query.nonce) return ok(null);
    const block = await firstBlockPast(endpoint, query, last);
    return block.ok ? transactionIn(endpoint, query, block.value) : block;
  });
}

/** The first block after which the count is above the nonce. The last one is known to be such. */
async function firstBlockPast(
  endpoint: Endpoint,
  { account, nonce, fromBlock }: NonceQuery,
  last: number,
): Promise<Result<number, EndpointFailure>> {
  let low = fromBlock;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const used = await countAt(endpoint, account, middle);
    if (!used.ok) return used;
    if (used.value > nonce) high = middle;
    else low = middle + 1;
  }
  return ok(high);
}

function countAt(endpoint: Endpoint, account: string, block: number) {
  return endpoint.call('eth_getTransactionCount', [account, blockTag(block)], count);
}

async function transactionIn(
  endpoint: Endpoint,
  { account, nonce }: NonceQuery,
  number: number,
): Promise<Result<SeenTransaction | null, EndpointFailure>> {
  const method = 'eth_getBlockByNumber';
  const answer = await endpoint.call(method, [blockTag(number), true], shownBlock.nullable());
  if (!answer.ok) return answer;
  if (answer.value === null || answer.value.number !== number) {
    return err(malformed(endpoint.name, method, 'another block'));
  }
  const found = answer.value.transactions.find(
    ({ read }) => read.from === account && read.nonce === nonce,
  );
  // The search began too late, or the nonce was used without a transaction of its own.
  if (found === undefined) return ok(null);
  // Whatever is said here lets the same payment be signed anew, so it must prove itself.
  if (!(await isSignedBy(found.shown, account))) {
    return err(malformed(endpoint.name, method, 'a transaction its sender never signed'));
  }
  const { to, input, ...rest } = found.read;
  return ok({ ...rest, to: to ?? '0x0000000000000000000000000000000000000000', data: input });
}
