import type { GrantReview } from '../grant/grant-review.ts';
import type { Result } from '../result/result.ts';
import type { Approval } from '../review/approval.ts';
import type { BlindReview } from '../review/blind.ts';
import type { EvmTransactionPayload, MessagePayload, TypedDataPayload } from '../review/payload.ts';
import type { Review } from '../review/review.ts';

export type SignerFailureCode =
  | 'SIGNER_LOCKED'
  | 'SIGNER_UNAVAILABLE'
  | 'NO_SUCH_ACCOUNT'
  | 'REFUSED_BY_PERSON'
  | 'NOT_REVIEWED'
  | 'REVIEW_CHANGED'
  | 'REVIEW_EXPIRED'
  | 'APPROVAL_EXPIRED'
  | 'WRONG_CHAIN'
  | 'WRONG_RECIPIENT'
  | 'SELF_CHECK_FAILED';

export interface SignerFailure {
  readonly code: SignerFailureCode;
  readonly message: string;
}

export interface SignTransactionRequest {
  readonly payload: EvmTransactionPayload;
  readonly nonce: number;
  /** What the person read, and their approval of exactly that. The signer checks both itself. */
  readonly review: Review;
  readonly approval: Approval;
}

/** `raw` is the 0x-prefixed serialised transaction, `hash` its keccak-256. */
export interface SignedTransaction {
  readonly raw: string;
  readonly hash: string;
}

export interface SignTypedDataRequest {
  readonly payload: TypedDataPayload;
  readonly review: GrantReview;
  readonly approval: Approval;
}

export interface SignDigestRequest {
  readonly payload: MessagePayload;
  readonly review: BlindReview;
  /** With the second yes in it. */
  readonly approval: Approval;
}

/** 65 bytes as 0x-prefixed hex: r, s, v (27 or 28). */
export interface SignedBytes {
  readonly signature: string;
}

/** Whatever holds a key: a local process, a device, a person elsewhere. */
export interface SignerPort {
  readonly kind: 'local' | 'hardware' | 'watch';
  addresses(): Promise<Result<readonly string[], SignerFailure>>;
  signTransaction(
    request: SignTransactionRequest,
  ): Promise<Result<SignedTransaction, SignerFailure>>;
  /** EIP-712. */
  signTypedData(request: SignTypedDataRequest): Promise<Result<SignedBytes, SignerFailure>>;
  /** EIP-191 over the 32 bytes of a digest nobody can read. */
  signDigest(request: SignDigestRequest): Promise<Result<SignedBytes, SignerFailure>>;
  /** EIP-191 over `message`. Only for messages of our own making, such as a signed head. */
  signMessage(address: string, message: Uint8Array): Promise<Result<SignedBytes, SignerFailure>>;
}
