import {
  type EvmTransactionPayload,
  err,
  type Instant,
  ok,
  paymentWarnings,
  type Result,
  type Review,
  type ReviewAmount,
  type TransferFacts,
} from '@countinghouse/core';
import { decodePayload } from './decode-payload.ts';

/** How an asset is named to a person. */
export interface ReviewAsset {
  /** CAIP-19. */
  readonly asset: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Contract of the token; null for the native asset. */
  readonly token: string | null;
}

export interface ReviewTransferInput {
  readonly actionId: string;
  /** `send`, `speed up`, `cancel`. */
  readonly purpose: string;
  readonly payload: EvmTransactionPayload;
  /** What is sent; for a cancel the native asset. */
  readonly asset: ReviewAsset;
  readonly native: ReviewAsset;
  readonly facts: TransferFacts;
  readonly now: Instant;
  readonly validUntil: Instant;
}

export interface ReviewFailure {
  readonly code: 'NOT_A_TRANSFER' | 'OTHER_ASSET' | 'BAD_FEES';
  readonly message: string;
}

/**
 * What a person reads before an ordinary payment, or a cancel, is signed. Written from the bytes of
 * the payload; the asset only lends its name and decimals, and must be the one the bytes move.
 *
 * @returns the review with its warnings; one that cannot be paid carries a `stop`, which nobody can
 * approve. A payload that is neither a transfer nor a cancel has no review.
 */
export function reviewTransfer(input: ReviewTransferInput): Result<Review, ReviewFailure> {
  const { payload, asset, native, facts } = input;
  const decoded = decodePayload(payload);
  if (decoded.kind === 'unknown')
    return failed('NOT_A_TRANSFER', `Cannot be read: ${decoded.reason}.`);
  if (decoded.kind === 'user-operation') {
    return failed('NOT_A_TRANSFER', 'This is an operation of an account, not a payment.');
  }
  const token = decoded.kind === 'cancel' ? null : decoded.token;
  if (!sameAsset(token, asset.token)) {
    return failed('OTHER_ASSET', `The transaction does not move ${asset.symbol}.`);
  }
  const fee = highestFee(payload, facts.dataFee);
  if (fee === null) return failed('BAD_FEES', 'The fees of this transaction are no amounts.');
  const recipient = decoded.kind === 'cancel' ? payload.from : decoded.recipient;
  const pays = amountOf(asset, decoded.kind === 'cancel' ? '0' : decoded.units);
  return ok({
    version: 1,
    actionId: input.actionId,
    purpose: input.purpose,
    payload,
    decoded,
    payer: payload.from,
    pays,
    receiver: recipient,
    receives: pays,
    receivesAtLeast: pays,
    through: null,
    to: recipient,
    networkFeeAtMost: amountOf(native, fee.toString()),
    otherFees: [],
    refundTo: null,
    validUntil: input.validUntil,
    preparedAt: input.now,
    warnings: paymentWarnings({ payload, decoded, recipient, asset, native, facts, fee }),
    compare: recipient,
  });
}

/** Gas at its limit and price at its limit, and what the rollup adds; null where the fields are no amounts. */
function highestFee(payload: EvmTransactionPayload, dataFee: bigint): bigint | null {
  const { gas, maxFeePerGas, maxPriorityFeePerGas } = payload;
  const parts = [gas, maxFeePerGas, maxPriorityFeePerGas];
  if (!parts.every((part) => typeof part === 'string' && /^\d{1,30}$/.test(part))) return null;
  if (BigInt(maxPriorityFeePerGas) > BigInt(maxFeePerGas)) return null;
  return BigInt(gas) * BigInt(maxFeePerGas) + dataFee;
}

function amountOf({ asset, symbol, decimals }: ReviewAsset, units: string): ReviewAmount {
  return { asset, symbol, decimals, units };
}

function sameAsset(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : a.toLowerCase() === b.toLowerCase();
}

function failed(code: ReviewFailure['code'], message: string): Result<never, ReviewFailure> {
  return err({ code, message });
}
