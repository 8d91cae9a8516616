import {
  checkBlindSignable,
  type Result,
  type SignDigestRequest,
  type SignedBytes,
} from '@countinghouse/core';
import { type Hex, hexToBytes } from 'viem';
import type { WalletFailure } from '../../secrets/failure.ts';
import { signPersonal } from '../../secrets/sign.ts';
import { failed, locked, type SignerState } from './context.ts';
import { accountOf, useApproval } from './session.ts';

/**
 * 32 bytes nobody can read, as a personal message: never a transaction, but whatever a contract takes
 * such a signature for. Only past the red mark and with the person's second yes.
 */
export async function signDigest(
  { parts, session }: SignerState,
  { payload, review, approval }: SignDigestRequest,
): Promise<Result<SignedBytes, WalletFailure>> {
  if (session === null) return locked();
  const now = parts.clock.now();
  const gate = checkBlindSignable({ payload, review, approval, session: session.id, now });
  if (!gate.ok) return gate;
  const account = accountOf(session, payload.from);
  if (!account) return failed('NO_SUCH_ACCOUNT', `No wallet here holds ${payload.from}.`);
  if (!useApproval(session, approval)) {
    return failed('APPROVAL_EXPIRED', 'This approval has been used. Approve again.');
  }
  return signPersonal(account, hexToBytes(payload.digest as Hex));
}
