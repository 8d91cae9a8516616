import { plainDecimal } from './plain-decimal.ts';

/**
 * As {@link plainDecimal}, for ratios that may be negative or missing, such as a yield.
 *
 * @returns `null` for what is absent or no finite number
 */
export function signedDecimal(value: number | string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  const negative = text.startsWith('-');
  const plain = plainDecimal(negative ? text.slice(1) : text);
  if (plain === undefined) return null;
  return negative && plain !== '0' ? `-${plain}` : plain;
}
