import { err, ok, type Transfer } from '@countinghouse/core';
import { getAddress, pad } from 'viem';
import type { ChainContext } from './context.ts';
import { type Endpoint, type EndpointAnswer, malformed } from './endpoint.ts';
import { endpointFailure } from './failure.ts';
import { hasBlock, notYet, readLogs } from './logs.ts';
import { readProof, readTransaction } from './transactions.ts';
import {
  blockTag,
  fullBlock,
  receipt as receiptShape,
  type WireLog,
  type WireTransaction,
} from './wire.ts';

/** keccak-256 of `Transfer(address,address,uint256)`, as ERC-20 fixes it. */
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const BLOCKS_AT_ONCE = 8;

export interface TransferQuery {
  readonly to: `0x${string}`;
  readonly token: string | null;
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** All of one endpoint: a list pieced together from two servers may have a hole in the middle. */
export async function readTransfersTo(
  context: ChainContext,
  query: TransferQuery,
): EndpointAnswer<readonly Transfer[]> {
  return context.pool.ask(async (endpoint) => {
    const end = await hasBlock(endpoint, query.toBlock);
    if (!end.ok) return end;
    return query.token === null
      ? nativeTransfersTo(endpoint, query)
      : tokenTransfersTo(endpoint, query, query.token, context.logRange);
  });
}

async function tokenTransfersTo(
  endpoint: Endpoint,
  { to, fromBlock, toBlock }: TransferQuery,
  token: string,
  logRange: number,
): EndpointAnswer<readonly Transfer[]> {
  const topics = [TRANSFER, null, pad(to, { size: 32 })];
  const range = { fromBlock, toBlock, logRange };
  const logs = await readLogs(endpoint, { address: token, topics, ...range });
  if (!logs.ok) return logs;
  const found: Transfer[] = [];
  for (const log of logs.value) {
    const transfer = transferOf(log);
    if (transfer?.token !== token || transfer.to !== to) {
      return err(malformed(endpoint.name, 'eth_getLogs', 'a log nobody asked for'));
    }
    if (!log.removed && transfer.amount > 0n) found.push(transfer);
  }
  return ok(found);
}

async function nativeTransfersTo(
  endpoint: Endpoint,
  query: TransferQuery,
): EndpointAnswer<readonly Transfer[]> {
  const found: Transfer[] = [];
  for (let from = query.fromBlock; from <= query.toBlock; from += BLOCKS_AT_ONCE) {
    const length = Math.min(BLOCKS_AT_ONCE, query.toBlock - from + 1);
    const numbers = Array.from({ length }, (_, index) => from + index);
    const parts = await Promise.all(numbers.map((number) => nativeIn(endpoint, query.to, number)));
    for (const part of parts) {
      if (!part.ok) return part;
      found.push(...part.value);
    }
  }
  return ok(found);
}

async function nativeIn(
  endpoint: Endpoint,
  to: string,
  number: number,
): EndpointAnswer<readonly Transfer[]> {
  const method = 'eth_getBlockByNumber';
  const answer = await endpoint.call(method, [blockTag(number), true], fullBlock.nullable());
  if (!answer.ok) return answer;
  if (answer.value === null) return err(notYet(endpoint, number));
  if (answer.value.number !== number) return err(malformed(endpoint.name, method, 'another block'));
  const found: Transfer[] = [];
  for (const transaction of answer.value.transactions) {
    if (transaction.to !== to || transaction.value === 0n) continue;
    const receipt = await endpoint.call(
      'eth_getTransactionReceipt',
      [transaction.hash],
      receiptShape,
    );
    if (!receipt.ok) return receipt;
    if (receipt.value.transactionHash !== transaction.hash) {
      return err(malformed(endpoint.name, 'eth_getTransactionReceipt', 'another transaction'));
    }
    if (receipt.value.status === '0x1') found.push(nativeTransfer(transaction, to, number));
  }
  return ok(found);
}

/** What one mined transaction moved; nothing when it reverted; null while it is not mined. */
export async function readTransfersIn(
  context: ChainContext,
  hash: string,
  token: string | null,
): EndpointAnswer<readonly Transfer[] | null> {
  const answer = await readProof(context, hash);
  if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
  const receipt = answer.value;
  if (receipt.status === '0x0') return ok([]);
  if (token !== null) return ok(transfersAmong(receipt.logs, token));
  const sent = await readTransaction(context, hash);
  if (!sent.ok) return sent;
  if (sent.value === null) {
    return err(endpointFailure('CHAIN_MALFORMED', 'A receipt without its transaction.'));
  }
  const { value, to, from } = sent.value;
  const { blockNumber } = receipt;
  if (value === 0n) return ok([]);
  return ok([
    { token: null, from, to, amount: value, transactionHash: hash, blockNumber, logIndex: -1 },
  ]);
}

function nativeTransfer(
  { from, value, hash }: WireTransaction,
  to: string,
  blockNumber: number,
): Transfer {
  return { token: null, from, to, amount: value, transactionHash: hash, blockNumber, logIndex: -1 };
}

/** What logs say that was moved of a token. */
export function transfersAmong(logs: readonly WireLog[], token: string): readonly Transfer[] {
  return logs.flatMap((log) => {
    const transfer = log.address === token && !log.removed ? transferOf(log) : null;
    return transfer !== null && transfer.amount > 0n ? [transfer] : [];
  });
}

/** Null for logs that are no ERC-20 transfer, such as those of ERC-721, which index the third value. */
function transferOf(log: WireLog): Transfer | null {
  const [topic, from, to, more] = log.topics;
  if (topic !== TRANSFER || from === undefined || to === undefined || more !== undefined)
    return null;
  if (log.data.length !== 66) return null;
  const sender = addressIn(from);
  const receiver = addressIn(to);
  if (sender === null || receiver === null) return null;
  return {
    token: log.address,
    from: sender,
    to: receiver,
    amount: BigInt(log.data),
    transactionHash: log.transactionHash,
    blockNumber: log.blockNumber,
    logIndex: log.logIndex,
  };
}

function addressIn(topic: string): string | null {
  return /^0x0{24}/.test(topic) ? getAddress(`0x${topic.slice(26)}`) : null;
}
