import type { SignerFailure } from '../ports/signer.ts';
import { ok, type Result } from '../result/result.ts';
import { BLIND_SIGNATURE, type BlindReview } from './blind.ts';
import { checkApproved, type GateFrame, refuse } from './gate-approval.ts';
import type { MessagePayload } from './payload.ts';

/**
 * Whether a key may be used for bare bytes: only where the review says in red that nobody can read
 * them, and the person has said yes to that as well.
 */
export function checkBlindSignable(
  input: GateFrame<MessagePayload, BlindReview>,
): Result<void, SignerFailure> {
  const approved = checkApproved(input);
  if (!approved.ok) return approved;
  const { payload, review, approval } = input;
  if (!/^0x[0-9a-f]{64}$/.test(payload.digest)) {
    return refuse('NOT_REVIEWED', 'This is not a digest of 32 bytes.');
  }
  const marked =
    review.kind === 'blind' &&
    review.warnings.some(({ code, weight }) => code === BLIND_SIGNATURE && weight === 'risk');
  if (!marked) {
    return refuse('NOT_REVIEWED', 'The review does not say that this is signed blindly.');
  }
  return approval.secondYes === 'blind'
    ? ok(undefined)
    : refuse('NOT_REVIEWED', 'Signing blindly needs a second yes.');
}
