export * from './action/index.ts';
export * from './address/index.ts';
export * from './asset/index.ts';
export * from './chain/index.ts';
export * from './earn/index.ts';
export * from './evidence/index.ts';
export * from './grant/index.ts';
export * from './money/index.ts';
export { type AssetWords, type CallWords, callSentence } from './operation/call-sentence.ts';
export { type OperationWish, operationDraft } from './operation/operation-draft.ts';
export * from './operation/operation-logs.ts';
export * from './ports/chain.ts';
export * from './ports/clock.ts';
export * from './ports/earn-provider.ts';
export * from './ports/json.ts';
export * from './ports/ledger.ts';
export * from './ports/signer.ts';
export type * from './ports/smart-account.ts';
export * from './ports/swap-provider.ts';
export * from './ports/vault.ts';
export * from './result/result.ts';
export * from './review/any-review.ts';
export * from './review/approval.ts';
export * from './review/blind.ts';
export * from './review/digest.ts';
export * from './review/gate.ts';
export * from './review/gate-blind.ts';
export * from './review/gate-grant.ts';
export type * from './review/operation.ts';
export type * from './review/order.ts';
export * from './review/payload.ts';
export * from './review/payment-warnings.ts';
export * from './review/prepared.ts';
export * from './review/review.ts';
export * from './review/show.ts';
export { type PriceNote, parseSendInput, type SendInput } from './send/input.ts';
export { sendV1 } from './send/send.ts';
export { SendEvent, type SendState } from './send/state.ts';
export * from './swap/check-quote.ts';
export * from './swap/deadlines.ts';
export { depositDue } from './swap/deposit-due.ts';
export {
  type DepositSource,
  parseSwapInput,
  type SwapAsset,
  type SwapInput,
} from './swap/input.ts';
export { nativeOf, planSwap, type SwapPlan, swapAssetOf } from './swap/plan.ts';
export { quoteRequest } from './swap/quote-step.ts';
export * from './swap/state.ts';
export { swapV1 } from './swap/swap.ts';
export { gasLimit, SIGNED_BYTES } from './transaction/gas.ts';
export { type NativeAsset, reviewTransaction } from './transaction/review-transaction.ts';
export * from './transaction/track.ts';
export { cancelCall, type TransferCall, transferCall } from './transaction/transfer-payload.ts';
