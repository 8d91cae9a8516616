import { formatAmount } from '../money/index.ts';
import type { ReviewAmount } from './review.ts';

/** `25.5 USDC`: exact, for sentences. */
export function showAmount({ units, decimals, symbol }: Omit<ReviewAmount, 'asset'>): string {
  return `${formatAmount(BigInt(units), decimals)} ${symbol}`;
}

/** `0x1234…abcd`: for reading; wherever it is compared or copied it stands whole. */
export function showAddress(address: string): string {
  return address.length <= 14 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`;
}
