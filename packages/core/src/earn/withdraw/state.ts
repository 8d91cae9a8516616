import type { Instant } from '../../ports/clock.ts';
import type { EarnEnding } from '../ending.ts';
import type { WithdrawInput } from './input.ts';

/** What the service wants signed: 32 bytes. */
export interface PreparedWithdrawal {
  readonly account: string;
  readonly chain: string;
  readonly digest: string;
  readonly signingMethod: string | null;
  readonly received: string;
}

/** The signature over the digest, recorded before it went out, and where to look for what it does. */
export interface SealedWithdrawal {
  readonly kind: 'withdrawal';
  readonly owner: string;
  readonly account: string;
  readonly chain: string;
  /** The expected userOpHash. */
  readonly digest: string;
  readonly signature: string;
  /**
   * From this block to the head of then it was looked for before it was signed, and was not there: the
   * earliest of all withdrawals that have signed the same.
   */
  readonly sinceBlock: number;
  /** The next nonce of the owner's own operations, decimal string. */
  readonly nonce: string;
}

/** What the chain says of the operation. */
export interface WithdrawalSeen {
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly succeeded: boolean;
  readonly reason: string | null;
  /** Base units that went from the account to the owner in that transaction. */
  readonly paid: string;
  /** What it did beside that payment, as far as it can be read, a sentence each. */
  readonly more: readonly string[];
  /** Nobody here can read what it was made to do. Absent in older ledgers: a sentence in `more` said so. */
  readonly unreadable?: boolean;
  readonly final: boolean;
}

export type WithdrawAttention =
  /** The signature is out and nobody can say what becomes of it. */
  | 'WITHDRAWAL_IN_DOUBT'
  /** The service began another operation than the one that was signed. */
  | 'OTHER_OPERATION'
  /** The signed digest did something else than was said, or more. */
  | 'OTHER_EFFECT'
  /** It paid what was said, and nobody here can read whether that was all. */
  | 'UNREAD_EFFECT';

/** What is true of every digest that was signed blindly while nobody has seen it carried out. */
export const MAY_BE_A_RIGHT =
  'Nobody can read what you signed: if it was made for another place or time, or gives somebody a right to act, it still counts. A removal on chain ends such a right on this account, unless it was signed with a much higher number; only leaving for the account of a new address is safe from that too.';

export interface WithdrawState {
  readonly input: WithdrawInput;
  readonly prepared: PreparedWithdrawal | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly wantsReview: boolean;
  readonly refusal: string | null;
  readonly sealed: (SealedWithdrawal & { readonly at: Instant }) | null;
  readonly actionId: string | null;
  readonly toldOperation: string | null;
  /** The service has taken the signature. */
  readonly accepted: boolean;
  /** What the service answered to the signature where that proves nothing. */
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly word: string | null;
  readonly seen: WithdrawalSeen | null;
  /** The head when another operation of the owner was found to have used the nonce up. */
  readonly displacedAt: number | null;
  readonly attention: WithdrawAttention | null;
  /** A later withdrawal has signed the same operation, after this one was given up. */
  readonly takenOver: boolean;
  readonly ending: EarnEnding | null;
}

export const WithdrawEvent = {
  prepared: 'withdrawal.prepared',
  refused: 'withdrawal.refused',
  refreshed: 'review.requested',
  status: 'withdrawal.status',
  seen: 'withdrawal.seen',
  gone: 'withdrawal.gone',
  displaced: 'withdrawal.displaced',
  takenOver: 'withdrawal.taken-over',
  attention: 'withdrawal.attention',
} as const;

/** The signature is out and nobody has seen what becomes of it: it may still be carried out. */
export function isUndecided({ sealed, seen, ending, takenOver }: WithdrawState): boolean {
  if (sealed === null || takenOver || seen?.final === true) return false;
  return ending === null || ending.end === 'expired';
}

/** Ended without proof: the chain may still show another end. What was paid is over. */
export function isWatchedOn({ sealed, ending, takenOver }: WithdrawState): boolean {
  return ending?.verified === false && ending.end !== 'done' && sealed !== null && !takenOver;
}
