import type { Instant } from '../ports/clock.ts';
import type { SignerFailure } from '../ports/signer.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { AnyReview } from './any-review.ts';
import { APPROVAL_LIFETIME_MS, type Approval } from './approval.ts';
import { payloadDigest, reviewDigest } from './digest.ts';
import type { SignablePayload } from './payload.ts';

/** What every gate is given, whatever is to be signed. */
export interface GateFrame<Payload extends SignablePayload, Reviewed extends AnyReview> {
  readonly payload: Payload;
  readonly review: Reviewed;
  readonly approval: Approval;
  /** The signer's own unlocked session. */
  readonly session: string;
  /** The signer's own clock. */
  readonly now: Instant;
}

/** A fresh yes to this review, and the very payload that was reviewed. */
export function checkApproved(
  input: GateFrame<SignablePayload, AnyReview>,
): Result<void, SignerFailure> {
  const { payload, review, approval, now } = input;
  if (approval.reviewDigest !== reviewDigest(review)) {
    return refuse('NOT_REVIEWED', 'The approval names another review. Read and approve this one.');
  }
  if (approval.session !== input.session) {
    return refuse(
      'APPROVAL_EXPIRED',
      'The approval was given before the last lock. Approve again.',
    );
  }
  const age = now - approval.givenAt;
  const lifetime = Math.min(approval.expiresAt - approval.givenAt, APPROVAL_LIFETIME_MS);
  if (age < 0) {
    return refuse('APPROVAL_EXPIRED', 'The clock of this machine was set back. Approve again.');
  }
  if (age >= lifetime) {
    return refuse('APPROVAL_EXPIRED', 'The approval is older than five minutes. Approve again.');
  }
  if (now >= review.validUntil) {
    return refuse('REVIEW_EXPIRED', 'What you approved has expired. Ask for a new quote.');
  }
  if (payload.chain !== review.payload.chain) {
    return refuse(
      'WRONG_CHAIN',
      `This is for ${payload.chain}, approved was ${review.payload.chain}.`,
    );
  }
  if (payloadDigest(payload) !== payloadDigest(review.payload)) {
    return refuse('REVIEW_CHANGED', 'What is to be signed is not what was reviewed.');
  }
  if (review.warnings.some((warning) => warning.weight === 'stop')) {
    return refuse('NOT_REVIEWED', 'The review carries a warning that forbids signing.');
  }
  return ok(undefined);
}

export function refuse(
  code: SignerFailure['code'],
  message: string,
): { readonly ok: false; readonly error: SignerFailure } {
  return err({ code, message });
}
