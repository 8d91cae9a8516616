import { sameHex } from '../address/same-hex.ts';
import type { DecodedGrant } from '../grant/decoded-grant.ts';
import type { GrantReview } from '../grant/grant-review.ts';
import { unlimitedReasons } from '../grant/unlimited.ts';
import type { SignerFailure } from '../ports/signer.ts';
import { ok, type Result } from '../result/result.ts';
import { jsonDigest } from './digest.ts';
import { checkApproved, type GateFrame, refuse } from './gate-approval.ts';
import type { TypedDataPayload } from './payload.ts';
import type { Unreadable } from './review.ts';

/** Reads a grant from its bytes, without trusting anybody's description of it. Pure and total. */
export type GrantDecoder = (payload: TypedDataPayload) => DecodedGrant | Unreadable;

export interface GrantGateInput extends GateFrame<TypedDataPayload, GrantReview> {
  readonly decode: GrantDecoder;
}

/** Whether a key may be used for a grant: the reviewed one, on its chain, for its account. */
export function checkGrantSignable(input: GrantGateInput): Result<void, SignerFailure> {
  const approved = checkApproved(input);
  if (!approved.ok) return approved;
  const { payload, review, decode } = input;
  const { domain } = payload.typedData;
  if (payload.chain !== `eip155:${domain.chainId}`) {
    return refuse(
      'WRONG_CHAIN',
      `This is for ${payload.chain}, the message itself for chain ${domain.chainId}.`,
    );
  }
  const decoded = decode(payload);
  if (decoded.kind === 'unknown') {
    return refuse('NOT_REVIEWED', `Nobody can read this grant: ${decoded.reason}.`);
  }
  if (jsonDigest(decoded) !== jsonDigest(review.decoded)) {
    return refuse('REVIEW_CHANGED', 'The grant allows something else than the review says.');
  }
  // What has no bounds must say so in red; that is not left to whoever wrote the review.
  const unlimited = unlimitedReasons(decoded, review.asked.token, payload.from);
  if (jsonDigest(unlimited) !== jsonDigest(review.unlimited)) {
    return refuse('REVIEW_CHANGED', 'The review does not say where this grant has no bounds.');
  }
  if (!sameHex(review.account, domain.verifyingContract)) {
    return refuse('WRONG_RECIPIENT', 'The grant is for another account than the review says.');
  }
  if (!sameHex(review.owner, payload.from)) {
    return refuse('REVIEW_CHANGED', 'Another key signs than the review says.');
  }
  return ok(undefined);
}
