import { takenOf } from '../../earn/order/moved-by.ts';
import type { TakenClaim } from '../claims.ts';
import type { EvidenceChainReader } from '../proofs.ts';
import { type Finding, HASH, unread } from './finding.ts';

/**
 * Reads again what an operation took out of the account. That it is in that block, and still there, is
 * held against the chain beside this.
 */
export async function tookAsMuch(
  { chain, token, account, hash, operation, amount }: TakenClaim,
  { accounts }: EvidenceChainReader,
): Promise<Finding> {
  const whose = `Operation ${operation}`;
  if (!HASH.test(hash) || !HASH.test(operation) || !/^-?[0-9]{1,78}$/.test(amount)) {
    return ['failed', 'The recorded hash or amount is none.'];
  }
  if (accounts === undefined) {
    return ['not checked', `Operations of accounts are not read on ${chain}.`];
  }
  const moves = await accounts.movedBy({ transactionHash: hash, userOpHash: operation, token });
  if (!moves.ok) return unread(chain, moves.error.message);
  if (moves.value === null) {
    return ['not checked', `Nobody can tell what ${whose} took from what others did.`];
  }
  const { net } = takenOf(moves.value, account);
  const asset = `base units of token ${token}`;
  return net === BigInt(amount)
    ? ['passed', `${whose} took ${amount} ${asset} out of ${account}.`]
    : ['failed', `${whose} took ${net} ${asset} out of ${account}, not ${amount}.`];
}
