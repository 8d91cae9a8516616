import type { Instant } from '../ports/clock.ts';
import type { Digest } from '../ports/ledger.ts';

/**
 * A person's yes to one review. Used once; it dies with the session that took it (lock, restart)
 * and after five minutes.
 */
export interface Approval {
  readonly reviewDigest: Digest;
  /** The unlocked session in which it was given. */
  readonly session: string;
  readonly givenAt: Instant;
  readonly expiresAt: Instant;
  /** The person's second yes, to bytes that nobody can read. Only a blind review needs it. */
  readonly secondYes?: 'blind';
}

/** How long an approval may be used. */
export const APPROVAL_LIFETIME_MS = 5 * 60 * 1000;
