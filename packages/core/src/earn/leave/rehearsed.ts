import type { AccountCall, PlannedOperation } from '../../ports/smart-account.ts';
import type { ReviewWarning } from '../../review/review.ts';

/** An operation that was tried out, and what the person has to know of it. */
export interface Rehearsed {
  readonly calls: readonly AccountCall[];
  readonly does: readonly string[];
  /** USDC that should come out, base units. */
  readonly worth: bigint;
  /** Of that, the USDC that lie idle. A vault pays by its price of the moment, and nothing holds it to one. */
  readonly atLeast: bigint;
  /** What reaches the wallet as it is and not in USDC, in amounts. */
  readonly asIs: readonly string[];
  /** What stays in the account, in sentences. */
  readonly left: readonly string[];
  /** Rights that were signed with a nonce below this one end with it; null: none do. */
  readonly endsBefore: number | null;
  readonly nonce: bigint;
  readonly planned: PlannedOperation;
  readonly warnings: readonly ReviewWarning[];
}

/** Nothing can be done; with what stays, and why. */
export interface NothingLeaves {
  readonly planned: null;
  readonly left: readonly string[];
}

/** The warning that it cannot go through now. */
export const WOULD_FAIL = 'WOULD_FAIL';
