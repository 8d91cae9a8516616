import {
  checkSignable,
  isOwnMessage,
  ok,
  type Result,
  type SignedTransaction,
  type SignTransactionRequest,
} from '@countinghouse/core';
import { decodePayload } from '../../review/decode-payload.ts';
import type { WalletFailure } from '../../secrets/failure.ts';
import { signEvmTransaction, signOwnMessage } from '../../secrets/sign.ts';
import { failed, locked, type SignerState } from './context.ts';
import { accountOf } from './session.ts';

/** The gate, then the key: with this process's own clock, session and decoder. */
export async function signTransaction(
  { parts, session }: SignerState,
  request: SignTransactionRequest,
): Promise<Result<SignedTransaction, WalletFailure>> {
  if (session === null) return locked();
  const { payload, nonce, review, approval } = request;
  const gate = checkSignable({
    payload,
    nonce,
    review,
    approval,
    session: session.id,
    now: parts.clock.now(),
    decode: decodePayload,
  });
  if (!gate.ok) return gate;
  const account = accountOf(session, payload.from);
  if (!account) return failed('NO_SUCH_ACCOUNT', `No wallet here holds ${payload.from}.`);
  const cost = checkCost(request);
  if (!cost.ok) return cost;
  // Named by review and time together: the same review may be approved again, the same yes may not be used again.
  const yes = `${approval.reviewDigest} ${approval.givenAt}`;
  if (session.used.has(yes)) {
    return failed('APPROVAL_EXPIRED', 'This approval has been used. Approve again.');
  }
  session.used.add(yes);
  try {
    return await signEvmTransaction(account, payload, nonce);
  } catch {
    return failed('NOT_REVIEWED', 'This transaction cannot be written down as one of this chain.');
  }
}

/** Who pays, and the most it can cost, must be what the person read. */
function checkCost({ payload, review }: SignTransactionRequest): Result<void, WalletFailure> {
  const price = BigInt(payload.maxFeePerGas);
  if (BigInt(payload.maxPriorityFeePerGas) > price) {
    return failed('NOT_REVIEWED', 'The tip is higher than the whole fee; no network takes that.');
  }
  if (BigInt(payload.gas) * price > BigInt(review.networkFeeAtMost.units)) {
    return failed('REVIEW_CHANGED', 'This can cost a higher network fee than the review says.');
  }
  if (review.payer.toLowerCase() !== payload.from.toLowerCase()) {
    return failed('REVIEW_CHANGED', 'Another account pays than the review says.');
  }
  return ok(undefined);
}

/** EIP-191: what it signs can never be a transaction. Only messages of our own making are signed. */
export async function signMessage(
  { session }: SignerState,
  address: string,
  message: Uint8Array,
): Promise<Result<{ readonly signature: string }, WalletFailure>> {
  if (session === null) return locked();
  const account = accountOf(session, address);
  if (!account) return failed('NO_SUCH_ACCOUNT', `No wallet here holds ${address}.`);
  if (!isOwnMessage(message)) {
    return failed('NOT_REVIEWED', 'This is not a message of the program; nobody has read it.');
  }
  return signOwnMessage(account, message);
}
