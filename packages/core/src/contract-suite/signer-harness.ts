import type { DecodedGrant } from '../grant/decoded-grant.ts';
import type { Instant } from '../ports/clock.ts';
import type { SignerPort } from '../ports/signer.ts';
import type { AnyReview } from '../review/any-review.ts';
import { APPROVAL_LIFETIME_MS, type Approval } from '../review/approval.ts';
import { reviewDigest } from '../review/digest.ts';
import type { TypedDataPayload } from '../review/payload.ts';

/** An unlocked signer with one account. */
export interface SignerHarness {
  readonly port: SignerPort;
  readonly account: string;
  /** CAIP-2, one the signer signs for. */
  readonly chain: string;
  /** The signer's unlocked session, as approvals name it. */
  session(): string;
  now(): Instant;
  /** Locks, then unlocks into another session. */
  relock(): Promise<void>;
  lock(): Promise<void>;
  /** Who signed these bytes. */
  senderOf(raw: string): Promise<string>;
  /** A grant that this signer can read, for an account of `account`, as a service would ask for it. */
  grant(): { readonly payload: TypedDataPayload; readonly decoded: DecodedGrant };
  dispose(): Promise<void>;
}

export const FRIEND = '0x00000000000000000000000000000000000f7e4d';
export const THIEF = '0x000000000000000000000000000000000007417f';
export const TOKEN = '0x0000000000000000000000000000000000070ce4';

/** Runs one test with a harness of its own. */
export type Using = (test: (harness: SignerHarness) => Promise<void>) => Promise<void>;

/** The person's yes to a review, in the harness's session. */
export function approvalOf(harness: SignerHarness, review: AnyReview, givenAt: Instant): Approval {
  return {
    reviewDigest: reviewDigest(review),
    session: harness.session(),
    givenAt,
    expiresAt: givenAt + APPROVAL_LIFETIME_MS,
  };
}
