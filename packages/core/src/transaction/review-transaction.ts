import type { Trouble } from '../action/definition.ts';
import type { ChainPort, FeeEstimate, TransactionCall } from '../ports/chain.ts';
import type { Instant } from '../ports/clock.ts';
import { ok, type Result } from '../result/result.ts';
import type { PayloadDecoder } from '../review/gate.ts';
import type { EvmTransactionPayload } from '../review/payload.ts';
import { paymentWarnings } from '../review/payment-warnings.ts';
import type { Review, ReviewAmount, ReviewWarning } from '../review/review.ts';
import { decimalsWarning } from './decimals-warning.ts';
import { gasLimit, SIGNED_BYTES } from './gas.ts';

/** The native asset that pays for gas. */
export interface NativeAsset {
  readonly id: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** A transaction to be reviewed, and what the person is to read about it. */
export interface ReviewDraft {
  readonly actionId: string;
  readonly purpose: string;
  readonly call: TransactionCall;
  /** The limit, where no node can estimate it. */
  readonly gas?: bigint;
  readonly native: NativeAsset;
  /** Contract of the token paid; null when the native asset itself is paid. */
  readonly token: string | null;
  readonly pays: ReviewAmount;
  readonly receiver: string;
  readonly receives: ReviewAmount;
  readonly receivesAtLeast: ReviewAmount;
  readonly through: string | null;
  /** Who the transaction pays; for a token transfer not the contract it calls. */
  readonly to: string;
  readonly otherFees: Review['otherFees'];
  readonly refundTo: string | null;
  readonly validUntil: Instant;
  readonly warnings: readonly ReviewWarning[];
  readonly ownAddresses: readonly string[];
  /** Recipients that need no introduction: contacts, a deposit address that was checked. */
  readonly knownAddresses: readonly string[];
  /** A replacement must outbid these. */
  readonly outbid?: FeeEstimate & { readonly gas: bigint };
}

/** Reads fees, gas and balances and sets the review; what cannot work is said before approval. */
export async function reviewTransaction(
  draft: ReviewDraft,
  chain: ChainPort,
  decode: PayloadDecoder,
  now: Instant,
): Promise<Result<Review, Trouble>> {
  const { call, native, pays, token } = draft;
  const market = await chain.fees();
  if (!market.ok) return market;
  const fees = draft.outbid === undefined ? market.value : outbid(market.value, draft.outbid);
  const nativeBalance = await chain.balance(call.from, null);
  if (!nativeBalance.ok) return nativeBalance;
  const tokenBalance = token === null ? nativeBalance : await chain.balance(call.from, token);
  if (!tokenBalance.ok) return tokenBalance;
  const misread = await decimalsWarning(chain, token, pays);
  if (!misread.ok) return misread;
  const estimate = draft.gas === undefined ? await chain.estimateGas(call) : ok(draft.gas);
  if (!estimate.ok && !isVerdict(estimate.error.code)) return estimate;

  const estimated = draft.gas ?? gasLimit(estimate.ok ? estimate.value : null);
  // A node may count the waiting original as done and find the repetition cheaper than it is.
  const gas = atLeast(estimated, draft.outbid?.gas ?? 0n);
  const dataFee = await chain.dataFee(call.data.length / 2 + SIGNED_BYTES);
  if (!dataFee.ok) return dataFee;
  const feeAtMost = gas * fees.maxFeePerGas + dataFee.value;
  const payload: EvmTransactionPayload = {
    kind: 'evm-transaction',
    chain: chain.chain,
    from: call.from,
    to: call.to,
    value: call.value.toString(),
    data: call.data,
    gas: gas.toString(),
    maxFeePerGas: fees.maxFeePerGas.toString(),
    maxPriorityFeePerGas: fees.maxPriorityFeePerGas.toString(),
  };
  const decoded = decode(payload);
  const recipientIsContract = await chain.hasCode(draft.to);
  const warnings: ReviewWarning[] = [
    ...paymentWarnings({
      payload,
      decoded,
      recipient: draft.to,
      asset: { symbol: pays.symbol, decimals: pays.decimals, token },
      native,
      fee: feeAtMost,
      facts: {
        nativeBalance: nativeBalance.value,
        tokenBalance: token === null ? null : tokenBalance.value,
        recipientIsContract: recipientIsContract.ok ? recipientIsContract.value : null,
        ownAddresses: draft.ownAddresses,
        knownAddresses: draft.knownAddresses,
        tokenContracts: [],
        dataFee: dataFee.value,
      },
    }),
    ...draft.warnings,
  ];
  if (!estimate.ok && warnings.every((warning) => warning.weight !== 'stop')) {
    warnings.push(
      stop('WOULD_FAIL', `The network says this would fail: ${estimate.error.message}`),
    );
  }
  if (decoded.kind === 'unknown') warnings.push(stop('UNREADABLE', decoded.reason));
  warnings.push(...misread.value);
  return ok({
    version: 1,
    actionId: draft.actionId,
    purpose: draft.purpose,
    payload,
    decoded,
    payer: call.from,
    pays,
    receiver: draft.receiver,
    receives: draft.receives,
    receivesAtLeast: draft.receivesAtLeast,
    through: draft.through,
    to: draft.to,
    networkFeeAtMost: {
      asset: native.id,
      symbol: native.symbol,
      decimals: native.decimals,
      units: feeAtMost.toString(),
    },
    otherFees: draft.otherFees,
    refundTo: draft.refundTo,
    validUntil: draft.validUntil,
    preparedAt: now,
    warnings,
    compare: draft.to,
  });
}

/** An eighth more than before, rounded up: what nodes demand of a replacement. */
function outbid(market: FeeEstimate, before: FeeEstimate): FeeEstimate {
  const more = (was: bigint, is: bigint): bigint => {
    const least = (was * 9n + 7n) / 8n + 1n;
    return is > least ? is : least;
  };
  return {
    maxFeePerGas: more(before.maxFeePerGas, market.maxFeePerGas),
    maxPriorityFeePerGas: more(before.maxPriorityFeePerGas, market.maxPriorityFeePerGas),
  };
}

function atLeast(value: bigint, least: bigint): bigint {
  return value > least ? value : least;
}

/** A node's verdict on the call, as against no answer at all. */
function isVerdict(code: string): boolean {
  return code === 'WOULD_REVERT' || code === 'INSUFFICIENT_FUNDS';
}

function stop(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'stop', sentence };
}
