import type { Instant } from '../../ports/clock.ts';
import type { TypedDataPayload } from '../../review/payload.ts';
import type { EarnEnding } from '../ending.ts';
import type { AuthorizeInput } from './input.ts';

/** What the service wants signed, and what became of reading it. */
export interface GrantOffer {
  /** The account as the service names it. */
  readonly account: string;
  /** The answer, byte for byte. */
  readonly received: string;
  /** Null where it is not a grant this program can read; `problem` says why. */
  readonly payload: TypedDataPayload | null;
  readonly problem: string | null;
}

/** The signature as it was recorded before it went out. */
export interface SealedGrant {
  readonly kind: 'grant';
  readonly chain: string;
  readonly owner: string;
  readonly account: string;
  readonly signature: string;
}

export interface AuthorizeState {
  readonly input: AuthorizeInput;
  readonly offer: GrantOffer | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly wantsReview: boolean;
  /** Why the last signature was refused. */
  readonly refusal: string | null;
  readonly sealedAt: Instant | null;
  /** The service said that it has taken the signature. */
  readonly confirmedAt: Instant | null;
  /** The service shows the grant. */
  readonly shown: boolean;
  readonly attention: 'GRANT_NOT_SHOWN' | null;
  readonly ending: EarnEnding | null;
}

export const AuthorizeEvent = {
  offered: 'grant.offered',
  refused: 'grant.refused',
  refreshed: 'review.requested',
  shown: 'grant.shown',
  attention: 'grant.attention',
} as const;
