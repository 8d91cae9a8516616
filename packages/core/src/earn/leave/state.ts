import type { TransactionTrack } from '../../transaction/track.ts';
import type { EarnEnding } from '../ending.ts';
import type { LeaveInput } from './input.ts';

/** The operation that was put before the person. */
export interface PlannedLeave {
  readonly userOpHash: string;
  /** The account's nonce that it uses up, key included; decimal string. */
  readonly nonce: string;
  /** USDC that should come out, base units, decimal string; `0` for a removal. */
  readonly worth: string;
  /** Of that, what no vault decides on: the USDC that lie idle. */
  readonly atLeast: string;
  /** The account as this program computed it from the owner. */
  readonly computedAccount: string;
  /** What it does, in words. */
  readonly does: readonly string[];
  /** What goes to the wallet as it is and not in USDC, in amounts. Absent: nobody wrote it down. */
  readonly asIs?: readonly string[];
  /** What stays in the account although it was to leave, in words. */
  readonly left: readonly string[];
  /**
   * Rights that were signed with a nonce below this one end with it. Absent: none do; or, of a removal
   * from before this was written down, those that were known then.
   */
  readonly endsBefore?: number;
  /** The transaction around it, the operation in it unsigned; amounts are decimal strings. */
  readonly call: {
    readonly from: string;
    readonly to: string;
    readonly value: string;
    readonly data: string;
  };
  readonly gas: string;
}

/**
 * An operation that was signed. Whoever has seen it can have it carried out, in any transaction and at
 * any time, until its nonce is used up.
 */
export interface SealedOperation
  extends Pick<PlannedLeave, 'userOpHash' | 'nonce' | 'worth' | 'asIs' | 'left' | 'endsBefore'> {
  /** It is in no block before this one. */
  readonly sinceBlock: number;
}

/** What became of an operation, in a block that cannot be undone. */
export interface OperationSeen {
  readonly userOpHash: string;
  /** The transaction that carried it out: ours, or anybody's. */
  readonly hash: string;
  readonly blockNumber: number;
  readonly succeeded: boolean;
  readonly reason: string | null;
  /**
   * Base units of USDC that it brought the owner, decimal string; in records of earlier versions all
   * that its transaction did. Null: nobody can tell it from what others brought there.
   */
  readonly received: string | null;
  /** Another action of ours sent that transaction: what it brought is written down there. */
  readonly another: boolean;
}

/** The transaction has come to its end, and what was signed for it can still be carried out. */
export type LeaveAttention = 'OPERATION_STAYS_GOOD';

export interface LeaveState {
  readonly input: LeaveInput;
  readonly plan: PlannedLeave | null;
  readonly wantsReview: boolean;
  readonly refusal: string | null;
  readonly track: TransactionTrack;
  /** Everything that was signed and could be carried out, oldest first. */
  readonly sealed: readonly SealedOperation[];
  readonly operation: OperationSeen | null;
  /** The head when other operations were found to have used up every nonce of ours. */
  readonly displacedAt: number | null;
  readonly attention: LeaveAttention | null;
  readonly ending: EarnEnding | null;
}

export const LeaveEvent = {
  planned: 'operation.planned',
  refreshed: 'review.requested',
  seen: 'operation.seen',
  displaced: 'operation.displaced',
  /** A nonce that had been used up is free again: the chain took the block back. */
  undisplaced: 'operation.undisplaced',
  attention: 'operation.attention',
} as const;
