import type { StoredEvent } from '../../ports/ledger.ts';
import {
  type ChainClaim,
  type MovementClaim,
  type OperationClaim,
  standingClaims,
  type TransactionClaim,
} from '../claims.ts';
import { sameHex } from '../loose.ts';
import type { EvidenceChainReader, EvidenceProofs } from '../proofs.ts';
import type { EvidenceCheck, EvidenceCheckCode } from '../report.ts';
import { didNoMore } from './effects.ts';
import { type Finding, HASH, stillThere, unread } from './finding.ts';
import { arrived } from './movements.ts';
import { tookAsMuch } from './taken.ts';

const MOVEMENT_CODES: Readonly<Record<MovementClaim['role'], EvidenceCheckCode>> = {
  deposit: 'DEPOSIT_ON_CHAIN',
  payout: 'PAYOUT_ON_CHAIN',
  refund: 'REFUND_ON_CHAIN',
  payment: 'PAYMENT_ON_CHAIN',
};

/** Reads again, from the chains that were given, everything the record says stands on them. */
export async function checkOnChain(
  events: readonly StoredEvent[],
  proofs: Pick<EvidenceProofs, 'chain' | 'kernel'>,
): Promise<readonly EvidenceCheck[]> {
  const checks: EvidenceCheck[] = [];
  for (const claim of standingClaims(events)) {
    const reader = proofs.chain(claim.chain);
    const [outcome, sentence] =
      reader === undefined ? notRead(claim) : await readAgain(claim, reader, proofs.kernel);
    checks.push({ label: 'on chain', code: codeOf(claim), outcome, seq: claim.seq, sentence });
  }
  return checks;
}

function codeOf(claim: ChainClaim): EvidenceCheckCode {
  switch (claim.type) {
    case 'transaction':
      return 'TRANSACTION_ON_CHAIN';
    case 'operation':
    case 'effects':
    case 'taken':
      return 'OPERATION_ON_CHAIN';
    case 'movement':
      return MOVEMENT_CODES[claim.role];
  }
}

function readAgain(
  claim: ChainClaim,
  reader: EvidenceChainReader,
  kernel: EvidenceProofs['kernel'],
): Promise<Finding> {
  switch (claim.type) {
    case 'transaction':
      return inBlock(claim, reader);
    case 'operation':
      return carriedOut(claim, reader);
    case 'movement':
      return arrived(claim, reader);
    case 'effects':
      return didNoMore(claim, reader, kernel);
    case 'taken':
      return tookAsMuch(claim, reader);
  }
}

function notRead({ chain, hash }: ChainClaim): Finding {
  return ['not checked', `${chain} was not read for transaction ${hash}.`];
}

async function inBlock(
  { chain, hash, blockNumber, blockHash, succeeded }: TransactionClaim,
  reader: EvidenceChainReader,
): Promise<Finding> {
  const receipt = await reader.receipt(hash);
  if (!receipt.ok) return unread(chain, receipt.error.message);
  if (receipt.value === null) return ['failed', `Transaction ${hash} is not on ${chain}.`];
  const { value } = receipt;
  if (value.blockNumber !== blockNumber || !sameHex(value.blockHash, blockHash)) {
    return ['failed', `Transaction ${hash} is in block ${value.blockNumber} with another hash.`];
  }
  if (value.succeeded !== succeeded) {
    return ['failed', `Transaction ${hash} ended otherwise than recorded.`];
  }
  return stillThere(reader, chain, blockNumber, value.blockHash, `Transaction ${hash}`);
}

async function carriedOut(
  { chain, account, userOpHash, hash, succeeded, blockNumber }: OperationClaim,
  reader: EvidenceChainReader,
): Promise<Finding> {
  const what = `Operation ${userOpHash} of ${account}`;
  if (reader.accounts === undefined) {
    return ['not checked', `Operations of accounts are not read on ${chain}.`];
  }
  if (!HASH.test(hash) || !HASH.test(userOpHash)) return ['failed', 'A recorded hash is none.'];
  const seen = await reader.accounts.operationIn(hash, userOpHash);
  if (!seen.ok) return unread(chain, seen.error.message);
  // A failure is recorded where the chain shows one, so what it does not show has not failed either.
  if (seen.value === null) return ['failed', `${what} is not in transaction ${hash} on ${chain}.`];
  if (!sameHex(seen.value.account, account)) return ['failed', `${what} is another account’s.`];
  if (seen.value.succeeded !== succeeded)
    return ['failed', `${what} ended otherwise than recorded.`];
  if (blockNumber !== null && seen.value.blockNumber !== blockNumber) {
    return ['failed', `${what} is in block ${seen.value.blockNumber}, not ${blockNumber}.`];
  }
  const receipt = await reader.receipt(hash);
  if (!receipt.ok) return unread(chain, receipt.error.message);
  if (receipt.value === null) return ['failed', `Transaction ${hash} is not on ${chain}.`];
  return stillThere(reader, chain, seen.value.blockNumber, receipt.value.blockHash, what);
}
