import type { SwapState } from './state.ts';

/**
 * What is still to be deposited, in base units: the quote's amount less what we have seen arrive, or
 * less what the provider says it got, whichever is more. Zero: all of it has arrived, and whatever is
 * said, nothing more is to be sent. Null without a quote.
 */
export function depositDue({ quote, status, deposits }: SwapState): bigint | null {
  if (quote === null) return null;
  const seen = deposits.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const told = BigInt(status?.depositedAmount ?? '0');
  const arrived = seen > told ? seen : told;
  const all = BigInt(quote.amountIn);
  return arrived < all ? all - arrived : 0n;
}
