/** What the provider does wrong with a quote. A client must notice before anybody signs. */
export type QuoteFault =
  | 'echo-asset-in'
  | 'echo-asset-out'
  | 'echo-amount'
  | 'echo-recipient'
  | 'echo-refund-to'
  | 'echo-swap-type'
  | 'echo-slippage'
  | 'echo-deadline'
  | 'echo-deposit-type'
  | 'echo-recipient-type'
  | 'echo-refund-type'
  | 'echo-deposit-mode'
  | 'stranger-app-fee'
  | 'amount-in-above-request'
  | 'min-out-below-slippage'
  | 'stale'
  | 'own-deposit-address'
  | 'wrong-signature';

/** How an order goes wrong after the deposit. */
export type OrderFault =
  /** The deposit is never noticed. */
  | 'pending-for-ever'
  /** Noticed, then nothing more, without an end. */
  | 'stuck'
  | 'failed'
  | 'refunded'
  | 'success-without-payout'
  | 'success-with-full-refund'
  /** Paid out, but the answer does not say in which transaction. */
  | 'success-without-hash'
  /** Says SUCCESS before the payout is on chain. */
  | 'success-before-payout'
  /** Less than the deposit was needed; the rest comes back. */
  | 'part-refund'
  | 'status-backwards'
  | 'unknown-status'
  /** What arrives after the requested deadline is swapped, not refunded. */
  | 'swaps-late-deposit';

export const QUOTE_FAULTS: readonly QuoteFault[] = [
  'echo-asset-in',
  'echo-asset-out',
  'echo-amount',
  'echo-recipient',
  'echo-refund-to',
  'echo-swap-type',
  'echo-slippage',
  'echo-deadline',
  'echo-deposit-type',
  'echo-recipient-type',
  'echo-refund-type',
  'echo-deposit-mode',
  'stranger-app-fee',
  'amount-in-above-request',
  'min-out-below-slippage',
  'stale',
  'own-deposit-address',
  'wrong-signature',
];

export const ORDER_FAULTS: readonly OrderFault[] = [
  'pending-for-ever',
  'stuck',
  'failed',
  'refunded',
  'success-without-payout',
  'success-with-full-refund',
  'success-without-hash',
  'success-before-payout',
  'part-refund',
  'status-backwards',
  'unknown-status',
  'swaps-late-deposit',
];
