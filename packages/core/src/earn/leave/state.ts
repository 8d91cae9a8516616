import type { TransactionTrack } from '../../transaction/track.ts';
import type { EarnEnding } from '../ending.ts';
import type { LeaveInput } from './input.ts';

/** The operation that was put before the person. */
export interface PlannedLeave {
  readonly userOpHash: string;
  /** USDC that should come out, base units, decimal string; `0` for a removal. */
  readonly worth: string;
  /** The account as this program computed it from the owner. */
  readonly computedAccount: string;
  /** What it does, in words. */
  readonly does: readonly string[];
  /** The transaction around it, the operation in it unsigned; amounts are decimal strings. */
  readonly call: {
    readonly from: string;
    readonly to: string;
    readonly value: string;
    readonly data: string;
  };
  readonly gas: string;
}

export interface OperationSeen {
  readonly hash: string;
  readonly succeeded: boolean;
  readonly reason: string | null;
}

export interface LeaveState {
  readonly input: LeaveInput;
  readonly plan: PlannedLeave | null;
  readonly wantsReview: boolean;
  readonly refusal: string | null;
  readonly track: TransactionTrack;
  /** What became of the operation inside the transaction that is on chain. */
  readonly operation: OperationSeen | null;
  readonly ending: EarnEnding | null;
}

export const LeaveEvent = {
  planned: 'operation.planned',
  refreshed: 'review.requested',
  seen: 'operation.seen',
} as const;
