import type { Instant } from '../ports/clock.ts';
import type { DecodedOperation } from './operation.ts';
import type { EvmTransactionPayload } from './payload.ts';

/** An amount of one asset as a review shows it. */
export interface ReviewAmount {
  /** CAIP-19 where known, else the provider's id. */
  readonly asset: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Base units, decimal string. */
  readonly units: string;
}

export interface ReviewWarning {
  readonly code: string;
  /** `stop` cannot be approved; `risk` must be read; `note` is good to know. */
  readonly weight: 'stop' | 'risk' | 'note';
  readonly sentence: string;
}

/** What the decoder found the payload to do. The gate compares it with what the review says. */
export interface DecodedTransfer {
  readonly kind: 'native-transfer' | 'erc20-transfer';
  /** Contract of the token; null for the native asset. */
  readonly token: string | null;
  readonly recipient: string;
  /** Base units, decimal string. */
  readonly units: string;
}

/** Nothing for nobody: uses up a nonce so that what was sent under it can no longer happen. */
export interface DecodedCancel {
  readonly kind: 'cancel';
  readonly reason: string;
}

/** A payload nobody can read; never approved as a transfer. */
export interface Unreadable {
  readonly kind: 'unknown';
  readonly reason: string;
}

export type Undecoded = DecodedCancel | Unreadable;

/** Everything a decoder can make of a transaction. */
export type DecodedPayload = DecodedTransfer | DecodedOperation | Undecoded;

/** What every review has, whatever is to be signed. */
export interface ReviewFrame {
  readonly version: 1;
  readonly actionId: string;
  /** `swap deposit`, `send`, `speed up`, `cancel`, `authorize`, `withdraw`, `exit`, `removal`. */
  readonly purpose: string;
  /** Who stands between, e.g. `1Click`; null for a direct payment. */
  readonly through: string | null;
  /** The payload must be signed before this moment; how long it may be sent stands in the intent. */
  readonly validUntil: Instant;
  readonly preparedAt: Instant;
  readonly warnings: readonly ReviewWarning[];
  /** The one thing to compare on another screen. */
  readonly compare: string;
}

/**
 * What a person reads before a transaction is signed. Built by the backend from the payload itself
 * and from what the quote promised; its digest names it. Plain JSON: strings for amounts, no floats.
 */
export interface Review extends ReviewFrame {
  /** Only reviews of something else than a transaction have a kind. */
  readonly kind?: never;
  readonly payload: EvmTransactionPayload;
  readonly decoded: DecodedPayload;
  readonly payer: string;
  readonly pays: ReviewAmount;
  /** Who finally gets something, and what: for a swap the payout, for a send the payment itself. */
  readonly receiver: string;
  readonly receives: ReviewAmount;
  /** The worst still acceptable outcome. */
  readonly receivesAtLeast: ReviewAmount;
  /** The address the signed transaction pays to. */
  readonly to: string;
  /** Highest network fee this payload can cost. */
  readonly networkFeeAtMost: ReviewAmount;
  readonly otherFees: readonly { readonly name: string; readonly basisPoints: number }[];
  readonly refundTo: string | null;
}
