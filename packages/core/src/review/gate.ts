import type { Instant } from '../ports/clock.ts';
import type { SignerFailure } from '../ports/signer.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { Approval } from './approval.ts';
import { APPROVAL_LIFETIME_MS } from './approval.ts';
import { payloadDigest, reviewDigest } from './digest.ts';
import type { EvmTransactionPayload } from './payload.ts';
import type { DecodedTransfer, Review, Undecoded } from './review.ts';

/** Reads a payload without trusting anybody's description of it. Pure and total. */
export type PayloadDecoder = (payload: EvmTransactionPayload) => DecodedTransfer | Undecoded;

export interface GateInput {
  readonly payload: EvmTransactionPayload;
  readonly nonce: number;
  readonly review: Review;
  readonly approval: Approval;
  /** The signer's own unlocked session. */
  readonly session: string;
  /** The signer's own clock. */
  readonly now: Instant;
  readonly decode: PayloadDecoder;
}

/**
 * Whether a key may be used. Freshness and sameness are the signer's own rules: it trusts neither
 * the screen nor the engine, and decodes the payload itself.
 */
export function checkSignable(input: GateInput): Result<void, SignerFailure> {
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
    return refuse('REVIEW_CHANGED', 'The transaction is not the one that was reviewed.');
  }
  if (review.warnings.some((warning) => warning.weight === 'stop')) {
    return refuse('NOT_REVIEWED', 'The review carries a warning that forbids signing.');
  }
  if (!Number.isSafeInteger(input.nonce) || input.nonce < 0) {
    return refuse('REVIEW_CHANGED', 'The transaction has no usable nonce.');
  }
  return checkEffect(input);
}

/** The bytes must do what the sentences say: this recipient, this token, this amount. */
function checkEffect({ payload, review, decode }: GateInput): Result<void, SignerFailure> {
  const decoded = decode(payload);
  if (decoded.kind !== review.decoded.kind) {
    return refuse('REVIEW_CHANGED', 'The transaction does something else than the review says.');
  }
  if (decoded.kind === 'unknown') {
    return refuse('NOT_REVIEWED', `Nobody can read this transaction: ${decoded.reason}.`);
  }
  if (decoded.kind === 'cancel') return ok(undefined);
  if (!sameHex(decoded.recipient, review.to)) {
    return refuse(
      'WRONG_RECIPIENT',
      `This pays ${decoded.recipient}, the review says ${review.to}.`,
    );
  }
  if (decoded.units !== review.pays.units) {
    return refuse('REVIEW_CHANGED', 'The amount is not the one that was reviewed.');
  }
  if (review.decoded.kind === 'cancel' || review.decoded.kind === 'unknown') {
    return refuse('REVIEW_CHANGED', 'The transaction does something else than the review says.');
  }
  const sameToken =
    decoded.token === null
      ? review.decoded.token === null
      : review.decoded.token !== null && sameHex(decoded.token, review.decoded.token);
  return sameToken ? ok(undefined) : refuse('REVIEW_CHANGED', 'The token is not the reviewed one.');
}

/** EVM addresses are hex numbers; only their case may differ (EIP-55). */
function sameHex(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function refuse(code: SignerFailure['code'], message: string): Result<void, SignerFailure> {
  return err({ code, message });
}
