import type { ChainFailure, Transfer } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import type { MovementClaim } from '../claims.ts';
import { sameHex } from '../loose.ts';
import type { EvidenceChainReader } from '../proofs.ts';
import { type Finding, HASH, stillThere, unread } from './finding.ts';

/**
 * Reads again what reached somebody. A transaction may carry out several operations: what is told of
 * one is held against what that one moved, and a sum over all of them proves nothing.
 */
export async function arrived(claim: MovementClaim, reader: EvidenceChainReader): Promise<Finding> {
  const { chain, token, to, hash, amount, blockNumber, operation } = claim;
  if (!HASH.test(hash) || !/^[0-9]{1,78}$/.test(amount)) {
    return ['failed', 'The recorded hash or amount is none.'];
  }
  const moved = await reader.transfersIn(hash, token);
  if (!moved.ok) return unread(chain, moved.error.message);
  if (moved.value === null) return ['failed', `Transaction ${hash} is not on ${chain}.`];
  const own = await movedByOperation(claim, reader);
  if (!own.ok) return unread(chain, own.error.message);
  const asset = token === null ? 'the native asset' : `token ${token}`;
  const counted = own.value ?? moved.value;
  const sum = sumOf(counted, claim);
  if (sum !== BigInt(amount)) {
    const who = own.value === null ? `Transaction ${hash}` : `Operation ${operation}`;
    const sentence = `${who} moved ${sum} base units of ${asset} to ${to}, not ${amount}.`;
    const inAll = [claim, { ...claim, net: false }].map((each) => sumOf(moved.value ?? [], each));
    return inAll.includes(BigInt(amount))
      ? ['not checked', `${sentence} That is what was moved in transaction ${hash} in all.`]
      : ['failed', sentence];
  }
  if (operation !== null && own.value === null) {
    const sentence = `Nobody can tell what operation ${operation} moved from what others did.`;
    return ['not checked', sentence];
  }
  const first = counted.find((transfer) => isTheirs(transfer, claim));
  if (first !== undefined && first.blockNumber !== blockNumber) {
    return ['failed', `Transaction ${hash} is in block ${first.blockNumber}, not ${blockNumber}.`];
  }
  const receipt = await reader.receipt(hash);
  if (!receipt.ok) return unread(chain, receipt.error.message);
  if (receipt.value === null) return ['failed', `Transaction ${hash} is not on ${chain}.`];
  const what = `${amount} base units of ${asset} to ${to}`;
  return stillThere(reader, chain, blockNumber, receipt.value.blockHash, what);
}

/** Null: no operation is spoken of, or nobody can tell its doing from that of others. */
async function movedByOperation(
  { hash, token, operation }: MovementClaim,
  { accounts }: EvidenceChainReader,
): Promise<Result<readonly Transfer[] | null, ChainFailure>> {
  if (operation === null || token === null || accounts === undefined) return ok(null);
  if (!HASH.test(operation)) return ok(null);
  const query = { transactionHash: hash, userOpHash: operation, token };
  const moves = await accounts.movedBy(query);
  return moves.ok ? ok(moves.value?.own ?? null) : moves;
}

function sumOf(transfers: readonly Transfer[], claim: MovementClaim): bigint {
  let sum = 0n;
  for (const transfer of transfers) {
    if (isTheirs(transfer, claim)) sum += transfer.amount;
    if (claim.net && sameHex(transfer.from, claim.to)) sum -= transfer.amount;
  }
  return sum;
}

function isTheirs(transfer: Transfer, { from, to }: MovementClaim): boolean {
  return sameHex(transfer.to, to) && (from === null || sameHex(transfer.from, from));
}
