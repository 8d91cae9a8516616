import { areDecimals, formatAmount } from '@countinghouse/core';

/**
 * A JSON number or string as a plain decimal string, as prices are kept. Numbers lose nothing here
 * that JSON had not lost already; exponents are written out.
 *
 * @returns `undefined` for what is no finite, non-negative number, or has more than 77 decimals.
 */
export function plainDecimal(value: number | string): string | undefined {
  const text = String(value);
  // Nearly every price is written this way already, and a list holds hundreds of them.
  if (/^(0|[1-9]\d*)(\.\d*[1-9])?$/.test(text)) return text;
  const match = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const decimals = Math.max(0, -shift);
  if (shift > LONGEST || !areDecimals(decimals)) return undefined;
  return formatAmount(BigInt(`${whole}${fraction}${'0'.repeat(Math.max(0, shift))}`), decimals);
}

/** No price has more zeros than this. */
const LONGEST = 77;
