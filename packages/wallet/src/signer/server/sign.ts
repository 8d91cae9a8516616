import {
  checkSignable,
  type EvmTransactionPayload,
  isOwnMessage,
  ok,
  type Result,
  type SignedBytes,
  type SignedTransaction,
  type SignTransactionRequest,
} from '@countinghouse/core';
import { hexToBytes } from 'viem';
import { unsignedOperation } from '../../kernel/operation/sign-in.ts';
import { decodePayload } from '../../review/decode-payload.ts';
import type { WalletFailure } from '../../secrets/failure.ts';
import { signEvmTransaction, signPersonal } from '../../secrets/sign.ts';
import type { OpenAccount } from '../../secrets/wallet.ts';
import { failed, locked, type SignerState } from './context.ts';
import { accountOf, useApproval } from './session.ts';

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
  if (!useApproval(session, approval)) {
    return failed('APPROVAL_EXPIRED', 'This approval has been used. Approve again.');
  }
  try {
    const whole = await withOperationSigned(account, request);
    return whole.ok ? await signEvmTransaction(account, whole.value, nonce) : whole;
  } catch {
    return failed('NOT_REVIEWED', 'This transaction cannot be written down as one of this chain.');
  }
}

/**
 * One approval, two signatures: of the operation that was read, by its hash computed here, and of the
 * transaction that carries it. Only the operation's signature is added to what was reviewed.
 */
async function withOperationSigned(
  account: OpenAccount,
  { payload, review }: SignTransactionRequest,
): Promise<Result<EvmTransactionPayload, WalletFailure>> {
  if (review.decoded.kind !== 'user-operation') return ok(payload);
  const unsigned = unsignedOperation(payload);
  if (unsigned === null) {
    return failed('NOT_REVIEWED', 'The operation was signed somewhere else already.');
  }
  const signed = await signPersonal(account, hexToBytes(unsigned.userOpHash));
  return signed.ok ? ok(unsigned.withSignature(signed.value.signature)) : signed;
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
): Promise<Result<SignedBytes, WalletFailure>> {
  if (session === null) return locked();
  const account = accountOf(session, address);
  if (!account) return failed('NO_SUCH_ACCOUNT', `No wallet here holds ${address}.`);
  if (!isOwnMessage(message)) {
    return failed('NOT_REVIEWED', 'This is not a message of the program; nobody has read it.');
  }
  return signPersonal(account, message);
}
