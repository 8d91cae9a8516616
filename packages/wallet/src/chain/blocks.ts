import { type BlockMark, err, ok } from '@countinghouse/core';
import type { ChainContext } from './context.ts';
import { type Endpoint, type EndpointAnswer, malformed } from './endpoint.ts';
import { endpointFailure } from './failure.ts';
import { block, blockTag, type WireBlock } from './wire.ts';

const METHOD = 'eth_getBlockByNumber';

export async function readBlock(
  context: ChainContext,
  at: 'latest' | 'finalized' | number,
): EndpointAnswer<BlockMark | null> {
  if (at === 'finalized') return readFinalized(context);
  const found = await context.pool.ask((endpoint) => blockFrom(context, endpoint, at));
  return found.ok ? ok(found.value === null ? null : mark(found.value)) : found;
}

async function blockFrom(
  { finality }: ChainContext,
  endpoint: Endpoint,
  at: 'latest' | number,
): EndpointAnswer<WireBlock | null> {
  const answer = await endpoint.call(METHOD, [blockTag(at), false], block.nullable());
  if (!answer.ok) return answer;
  const found = answer.value;
  if (at === 'latest') {
    return found === null
      ? err(malformed(endpoint.name, METHOD, 'no latest block'))
      : finality.checkHead(endpoint, found);
  }
  if (found === null) {
    const caughtUp = await finality.caughtUp(endpoint);
    return caughtUp.ok ? ok(null) : caughtUp;
  }
  return found.number === at ? answer : err(malformed(endpoint.name, METHOD, 'another block'));
}

/** Finality is what everything else rests on: where there are several servers, all must tell the same. */
async function readFinalized(context: ChainContext): EndpointAnswer<BlockMark> {
  const answer = await context.pool.ask((endpoint) => context.finality.read(endpoint));
  if (!answer.ok) return answer;
  if (context.pool.size === 1) return ok(mark(answer.value));
  const { number, hash } = answer.value;
  const others = await context.pool.all((endpoint) =>
    endpoint.call(METHOD, [blockTag(number), false], block.nullable()),
  );
  const said = others.flatMap(({ endpoint, answer: theirs }) =>
    theirs.ok && theirs.value !== null
      ? [{ endpoint: endpoint.name, value: theirs.value.hash }]
      : [],
  );
  if (said.every(({ value }) => value === hash)) {
    const lacking = others.find(({ answer: theirs }) => theirs.ok && theirs.value === null);
    if (lacking === undefined) return ok(mark(answer.value));
    const { name } = lacking.endpoint;
    return err(
      endpointFailure('CHAIN_UNAVAILABLE', `${name} has no block ${number}, said to be final.`),
    );
  }
  context.report({ subject: 'finalized block', about: String(number), said });
  return err(
    endpointFailure('CHAIN_MALFORMED', `The endpoints disagree about finalized block ${number}.`),
  );
}

function mark({ number, hash, timestamp }: WireBlock): BlockMark {
  return { number, hash, at: timestamp * 1000 };
}
