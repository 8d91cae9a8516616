import { err, ok, type Receipt, type SeenTransaction } from '@countinghouse/core';
import { isHex, keccak256 } from 'viem';
import type { ChainContext } from './context.ts';
import { type EndpointAnswer, malformed } from './endpoint.ts';
import { endpointFailure, requestFailure } from './failure.ts';
import { best } from './pool.ts';
import {
  hash as hashShape,
  receipt as receiptShape,
  transaction as transactionShape,
  type WireReceipt,
} from './wire.ts';

export async function readTransaction(
  { pool, finality }: ChainContext,
  hash: string,
): EndpointAnswer<SeenTransaction | null> {
  return pool.ask(async (endpoint) => {
    const method = 'eth_getTransactionByHash';
    const answer = await endpoint.call(method, [hash], transactionShape.nullable());
    if (!answer.ok) return answer;
    if (answer.value === null) {
      const caughtUp = await finality.caughtUp(endpoint);
      return caughtUp.ok ? ok(null) : caughtUp;
    }
    const { to, input, ...rest } = answer.value;
    if (rest.hash !== hash) return err(malformed(endpoint.name, method, 'another transaction'));
    // A contract creation pays nobody; the zero address stands for that.
    return ok({ ...rest, to: to ?? '0x0000000000000000000000000000000000000000', data: input });
  });
}

/** The receipt with its logs, as the preferred endpoint has it. */
export async function readWireReceipt(
  { pool, finality }: ChainContext,
  hash: string,
): EndpointAnswer<WireReceipt | null> {
  return pool.ask(async (endpoint) => {
    const method = 'eth_getTransactionReceipt';
    const answer = await endpoint.call(method, [hash], receiptShape.nullable());
    if (!answer.ok) return answer;
    if (answer.value === null) {
      const caughtUp = await finality.caughtUp(endpoint);
      return caughtUp.ok ? ok(null) : caughtUp;
    }
    const found = answer.value;
    if (found.transactionHash !== hash) {
      return err(malformed(endpoint.name, method, 'a receipt of another transaction'));
    }
    const strange = found.logs.some(
      (log) => log.transactionHash !== hash || log.blockNumber !== found.blockNumber,
    );
    return strange ? err(malformed(endpoint.name, method, 'logs of elsewhere')) : answer;
  });
}

export async function readReceipt(
  context: ChainContext,
  hash: string,
): EndpointAnswer<Receipt | null> {
  const answer = await readWireReceipt(context, hash);
  if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
  const found = answer.value;
  if ((await compare(context, found)) === 'contradicted') return err(disagreement());
  return ok({
    hash,
    blockNumber: found.blockNumber,
    blockHash: found.blockHash,
    succeeded: found.status === '0x1',
    fee: found.gasUsed * found.effectiveGasPrice + found.l1Fee,
  });
}

/**
 * A receipt that counts as proof of a payment: every server that answers shows it alike. One that
 * does not know it may be behind, or be the only honest one; it is asked again.
 */
export async function readProof(
  context: ChainContext,
  hash: string,
): EndpointAnswer<WireReceipt | null> {
  const answer = await readWireReceipt(context, hash);
  if (!answer.ok || answer.value === null) return answer;
  const verdict = await compare(context, answer.value);
  if (verdict === 'same') return answer;
  if (verdict === 'contradicted') return err(disagreement());
  const message = `Not every endpoint shows this transaction: ${verdict.lacking} does not.`;
  return err(endpointFailure('CHAIN_UNAVAILABLE', message));
}

function disagreement() {
  return endpointFailure('CHAIN_MALFORMED', 'The endpoints disagree about how it ended.');
}

/**
 * Another block is a reorg under way and only reported. Another end in the same block is a lie:
 * then there is no answer at all. `lacking`: a server that answers and does not show this receipt.
 */
async function compare(
  context: ChainContext,
  found: WireReceipt,
): Promise<'same' | 'contradicted' | { readonly lacking: string }> {
  if (context.pool.size === 1) return 'same';
  const all = await context.pool.all((endpoint) =>
    endpoint.call('eth_getTransactionReceipt', [found.transactionHash], receiptShape.nullable()),
  );
  const theirs = all.flatMap(({ endpoint, answer }) =>
    answer.ok && answer.value !== null ? [{ endpoint: endpoint.name, receipt: answer.value }] : [],
  );
  const differs = theirs.filter(
    ({ receipt }) => receipt.blockHash !== found.blockHash || story(receipt) !== story(found),
  );
  if (differs.length > 0) {
    const said = theirs.map(({ endpoint, receipt }) => ({
      endpoint,
      value: `block ${receipt.blockHash}, status ${receipt.status}, ${receipt.logs.length} logs`,
    }));
    context.report({ subject: 'receipt', about: found.transactionHash, said });
  }
  if (differs.some(({ receipt }) => receipt.blockHash === found.blockHash)) return 'contradicted';
  const lacking =
    differs[0]?.endpoint ??
    all.find(({ answer }) => answer.ok && answer.value === null)?.endpoint.name;
  return lacking === undefined ? 'same' : { lacking };
}

/** How it ended and what it moved. */
function story({ status, logs }: WireReceipt): string {
  return JSON.stringify([
    status,
    logs.map(({ address, topics, data, removed }) => [address, topics, data, removed]),
  ]);
}

/** To every endpoint at once: the same bytes twice are harmless, bytes held back by one server are not. */
export async function broadcast(
  { pool }: ChainContext,
  raw: string,
): EndpointAnswer<{ readonly hash: string }> {
  if (!isHex(raw) || raw.length < 4 || raw.length % 2 === 1) {
    return err(requestFailure('TRANSACTION_REFUSED', 'These are not the bytes of a transaction.'));
  }
  const hash = keccak256(raw);
  const said = await pool.all(async (endpoint) => {
    const answer = await endpoint.send(raw);
    if (!answer.ok) return answer;
    const echoed = hashShape.nullable().safeParse(answer.value);
    if (!echoed.success || (echoed.data !== null && echoed.data !== hash)) {
      return err(
        malformed(endpoint.name, 'eth_sendRawTransaction', 'another hash than these bytes have'),
      );
    }
    return ok({ hash });
  });
  return best(said);
}
