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
  if (context.pool.size > 1 && (await contradicted(context, found))) {
    return err(endpointFailure('CHAIN_MALFORMED', 'The endpoints disagree about how it ended.'));
  }
  return ok({
    hash,
    blockNumber: found.blockNumber,
    blockHash: found.blockHash,
    succeeded: found.status === '0x1',
    fee: found.gasUsed * found.effectiveGasPrice + found.l1Fee,
  });
}

/**
 * Another block is a reorg under way and only reported. Another end in the same block is a lie:
 * then there is no answer at all.
 */
async function contradicted(context: ChainContext, found: WireReceipt): Promise<boolean> {
  const all = await context.pool.all((endpoint) =>
    endpoint.call('eth_getTransactionReceipt', [found.transactionHash], receiptShape.nullable()),
  );
  const theirs = all.flatMap(({ endpoint, answer }) =>
    answer.ok && answer.value !== null ? [{ endpoint: endpoint.name, receipt: answer.value }] : [],
  );
  const differs = theirs.filter(
    ({ receipt }) => receipt.blockHash !== found.blockHash || receipt.status !== found.status,
  );
  if (differs.length === 0) return false;
  const said = theirs.map(({ endpoint, receipt }) => ({
    endpoint,
    value: `block ${receipt.blockHash}, status ${receipt.status}`,
  }));
  context.report({ subject: 'receipt', about: found.transactionHash, said });
  return differs.some(({ receipt }) => receipt.blockHash === found.blockHash);
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
