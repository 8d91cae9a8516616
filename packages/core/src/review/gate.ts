import { sameHex } from '../address/same-hex.ts';
import type { SignerFailure } from '../ports/signer.ts';
import { ok, type Result } from '../result/result.ts';
import { checkApproved, type GateFrame, refuse } from './gate-approval.ts';
import { checkOperation } from './gate-operation.ts';
import type { EvmTransactionPayload } from './payload.ts';
import type { DecodedPayload, Review } from './review.ts';

/** Reads a payload without trusting anybody's description of it. Pure and total. */
export type PayloadDecoder = (payload: EvmTransactionPayload) => DecodedPayload;

export interface GateInput extends GateFrame<EvmTransactionPayload, Review> {
  readonly nonce: number;
  readonly decode: PayloadDecoder;
}

/**
 * Whether a key may be used for a transaction. Freshness and sameness are the signer's own rules: it
 * trusts neither the screen nor the engine, and decodes the payload itself.
 */
export function checkSignable(input: GateInput): Result<void, SignerFailure> {
  const approved = checkApproved(input);
  if (!approved.ok) return approved;
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
  if (decoded.kind === 'user-operation') return checkOperation(decoded, payload, review);
  if (!sameHex(decoded.recipient, review.to)) {
    return refuse(
      'WRONG_RECIPIENT',
      `This pays ${decoded.recipient}, the review says ${review.to}.`,
    );
  }
  if (decoded.units !== review.pays.units) {
    return refuse('REVIEW_CHANGED', 'The amount is not the one that was reviewed.');
  }
  if (!('token' in review.decoded)) {
    return refuse('REVIEW_CHANGED', 'The transaction does something else than the review says.');
  }
  const sameToken =
    decoded.token === null
      ? review.decoded.token === null
      : review.decoded.token !== null && sameHex(decoded.token, review.decoded.token);
  return sameToken ? ok(undefined) : refuse('REVIEW_CHANGED', 'The token is not the reviewed one.');
}
