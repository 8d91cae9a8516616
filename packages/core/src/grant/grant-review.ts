import type { TypedDataPayload } from '../review/payload.ts';
import type { ReviewFrame } from '../review/review.ts';
import type { DecodedGrant } from './decoded-grant.ts';

/** What the person wanted to allow. Both are always asked, never left open. */
export interface GrantAsked {
  /** Base units of the token, decimal string; per period. */
  readonly spendCap: string;
  /** Unix seconds. */
  readonly expiresAt: number;
  /** Contract of the token the cap is about. */
  readonly token: string;
  /** How the token is named. */
  readonly symbol: string;
  readonly decimals: number;
}

/** Why a grant has no bounds in some direction. */
export interface UnlimitedReason {
  readonly code:
    | 'SECOND_OWNER'
    | 'ANY_CALL'
    | 'ANY_CONTRACT'
    | 'DELEGATE_CALL'
    | 'ANY_FUNCTION'
    | 'SELF_CALL'
    | 'UNKNOWN_FUNCTION'
    | 'NATIVE_VALUE'
    | 'NO_AMOUNT_LIMIT'
    | 'ANY_RECIPIENT'
    | 'FOREIGN_RECIPIENT'
    | 'NO_EXPIRY';
  readonly sentence: string;
}

/** Where the grant is not the one that was asked for. */
export interface GrantMismatch {
  readonly code:
    | 'ALLOWS_MORE'
    | 'CAP_PER_CALL'
    | 'CAP_NOT_VISIBLE'
    | 'LASTS_LONGER'
    | 'ENDS_EARLIER'
    | 'STARTS_LATER'
    | 'OTHER_PERMISSION_ID'
    | 'OTHER_ACCOUNT'
    | 'OTHER_NONCE';
  readonly sentence: string;
}

/** What a person reads before letting somebody else act for their account. */
export interface GrantReview extends ReviewFrame {
  readonly kind: 'grant';
  readonly payload: TypedDataPayload;
  readonly decoded: DecodedGrant;
  readonly owner: string;
  readonly account: string;
  readonly asked: GrantAsked;
  /** Any entry marks the grant in red. */
  readonly unlimited: readonly UnlimitedReason[];
  readonly mismatches: readonly GrantMismatch[];
  /** What it allows, a sentence each. */
  readonly allows: readonly string[];
  /** Unix seconds; null: for ever, or nobody can tell. */
  readonly expiresAt: number | null;
  /** By which rules it was written, see `GRANT_RULES`; absent in reviews from before they were counted. */
  readonly rules?: number;
}
