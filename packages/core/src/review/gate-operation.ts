import { sameHex } from '../address/same-hex.ts';
import type { SignerFailure } from '../ports/signer.ts';
import { ok, type Result } from '../result/result.ts';
import { jsonDigest } from './digest.ts';
import { refuse } from './gate-approval.ts';
import type { DecodedCall, DecodedOperation } from './operation.ts';
import type { EvmTransactionPayload } from './payload.ts';
import type { Review } from './review.ts';

/**
 * An operation does exactly what was read, and whatever it moves goes to the key's own address: it is
 * the way out of an account, never a way to pay somebody.
 */
export function checkOperation(
  decoded: DecodedOperation,
  payload: EvmTransactionPayload,
  review: Review,
): Result<void, SignerFailure> {
  if (jsonDigest(decoded) !== jsonDigest(review.decoded)) {
    return refuse('REVIEW_CHANGED', 'The operation does something else than the review says.');
  }
  if (!sameHex(decoded.account, review.to)) {
    return refuse('REVIEW_CHANGED', 'The operation is of another account than the review says.');
  }
  for (const call of decoded.calls) {
    const recipient = recipientOf(call);
    if (recipient !== null && !sameHex(recipient, payload.from)) {
      return refuse('WRONG_RECIPIENT', `This pays ${recipient} and not your own address.`);
    }
    if (call.kind === 'vault-redeem' && !sameHex(call.holder, decoded.account)) {
      return refuse('REVIEW_CHANGED', 'This redeems what another account holds.');
    }
  }
  return ok(undefined);
}

function recipientOf(call: DecodedCall): string | null {
  switch (call.kind) {
    case 'erc20-transfer':
    case 'native-transfer':
      return call.recipient;
    case 'vault-redeem':
    case 'pool-withdraw':
      return call.receiver;
    case 'end-grants':
    case 'remove-permission':
      return null;
  }
}
