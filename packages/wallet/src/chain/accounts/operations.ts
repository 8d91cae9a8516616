import {
  err,
  logsOfOperation,
  type OperationMoves,
  ok,
  type SeenOperation,
  USER_OPERATION_EVENT,
} from '@countinghouse/core';
import { getAddress, type Hex, pad } from 'viem';
import { ENTRY_POINT } from '../../kernel/contracts.ts';
import { decodeExactly } from '../../kernel/decode-exactly.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { endpointFailure } from '../failure.ts';
import { hasBlock, readLogs } from '../logs.ts';
import { revertReason } from '../revert-reason.ts';
import { readProof } from '../transactions.ts';
import { transfersAmong } from '../transfers.ts';
import type { WireLog } from '../wire.ts';

/** keccak-256 of `UserOperationRevertReason(bytes32,address,uint256,bytes)`. */
const USER_OPERATION_REVERT = '0x1c4fada7374c0a9ee8841fc38afe82932dc0f8e69012e927f061a8bae611a201';

export interface OperationQuery {
  readonly account: Hex;
  readonly userOpHash: string;
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** Finds an operation by its event; what is found must be shown by every server. */
export async function readOperation(
  context: ChainContext,
  { account, userOpHash, fromBlock, toBlock }: OperationQuery,
): EndpointAnswer<SeenOperation | null> {
  const found = await context.pool.ask(async (endpoint) => {
    const end = await hasBlock(endpoint, toBlock);
    if (!end.ok) return end;
    const topics = [USER_OPERATION_EVENT, userOpHash, pad(account, { size: 32 }).toLowerCase()];
    const range = { fromBlock, toBlock, logRange: context.logRange };
    return readLogs(endpoint, { address: ENTRY_POINT, topics, ...range });
  });
  if (!found.ok) return found;
  const [log] = found.value.filter((each) => isEventOf(each, userOpHash) && !each.removed);
  if (log === undefined) return ok(null);
  const proven = await readOperationIn(context, log.transactionHash, userOpHash);
  if (!proven.ok || proven.value !== null) return proven;
  return err(endpointFailure('CHAIN_MALFORMED', 'An event that is not in its own transaction.'));
}

/** What one transaction did of an operation; null: nothing, or it is not mined. */
export async function readOperationIn(
  context: ChainContext,
  transactionHash: string,
  userOpHash: string,
): EndpointAnswer<SeenOperation | null> {
  const proof = await readProof(context, transactionHash);
  if (!proof.ok || proof.value === null) return proof.ok ? ok(null) : proof;
  const { logs, blockNumber, status } = proof.value;
  const event = logs.find((log) => isEventOf(log, userOpHash) && !log.removed);
  if (event === undefined || status === '0x0') return ok(null);
  const [, , account] = event.topics;
  const fields = decodeExactly(eventShape, event.data as Hex);
  if (fields === null || account === undefined || !/^0x0{24}/.test(account)) {
    return err(endpointFailure('CHAIN_MALFORMED', 'An event of the EntryPoint makes no sense.'));
  }
  const succeeded = fields[1];
  return ok({
    userOpHash,
    account: getAddress(`0x${account.slice(26)}`),
    succeeded,
    transactionHash,
    blockNumber,
    reason: succeeded ? null : reasonIn(logs, userOpHash),
  });
}

/** What one operation moved of a token; null: it is not in it, or nobody can say. */
export async function readMovedBy(
  context: ChainContext,
  query: { readonly transactionHash: string; readonly userOpHash: string; readonly token: string },
): EndpointAnswer<OperationMoves | null> {
  const proof = await readProof(context, query.transactionHash);
  if (!proof.ok || proof.value === null) return proof.ok ? ok(null) : proof;
  const { logs, status } = proof.value;
  if (status === '0x0') return ok(null);
  const there = logs.filter(({ removed }) => !removed);
  const found = logsOfOperation(there, { entryPoint: ENTRY_POINT, userOpHash: query.userOpHash });
  if (found === null) return ok(null);
  const own = transfersAmong(found.own, query.token);
  return ok({ own, nobodys: transfersAmong(found.nobodys, query.token) });
}

/** Nonce, success, what it cost, gas. */
const eventShape = [
  { type: 'uint256' },
  { type: 'bool' },
  { type: 'uint256' },
  { type: 'uint256' },
] as const;

function isEventOf({ address, topics }: WireLog, userOpHash: string): boolean {
  return address === ENTRY_POINT && topics[0] === USER_OPERATION_EVENT && topics[1] === userOpHash;
}

function reasonIn(logs: readonly WireLog[], userOpHash: string): string | null {
  const log = logs.find(
    ({ address, topics }) =>
      address === ENTRY_POINT && topics[0] === USER_OPERATION_REVERT && topics[1] === userOpHash,
  );
  const said = log && decodeExactly([{ type: 'uint256' }, { type: 'bytes' }], log.data as Hex);
  return said ? revertReason(said[1]) : null;
}
