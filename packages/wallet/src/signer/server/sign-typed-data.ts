import {
  checkGrantSignable,
  type Result,
  type SignedBytes,
  type SignTypedDataRequest,
} from '@countinghouse/core';
import { decodeGrant } from '../../kernel/grant/decode-grant.ts';
import { enableDigest } from '../../kernel/grant/enable-digest.ts';
import type { WalletFailure } from '../../secrets/failure.ts';
import { signTypedHash } from '../../secrets/sign.ts';
import { failed, locked, type SignerState } from './context.ts';
import { accountOf, useApproval } from './session.ts';

/** A grant that was read and approved: the gate, then the key, over a hash computed here. */
export async function signTypedData(
  { parts, session }: SignerState,
  { payload, review, approval }: SignTypedDataRequest,
): Promise<Result<SignedBytes, WalletFailure>> {
  if (session === null) return locked();
  const gate = checkGrantSignable({
    payload,
    review,
    approval,
    session: session.id,
    now: parts.clock.now(),
    decode: decodeGrant,
  });
  if (!gate.ok) return gate;
  const account = accountOf(session, payload.from);
  if (!account) return failed('NO_SUCH_ACCOUNT', `No wallet here holds ${payload.from}.`);
  if (!useApproval(session, approval)) {
    return failed('APPROVAL_EXPIRED', 'This approval has been used. Approve again.');
  }
  return signTypedHash(account, enableDigest(payload.typedData));
}
