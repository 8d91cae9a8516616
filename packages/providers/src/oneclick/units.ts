/** What is needed to write an amount for a person. */
export interface AssetUnits {
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * Base units as a decimal number, exactly: no rounding, no exponent, no thousands separators.
 * `formatUnits(8300n, 8)` is `0.000083`.
 */
export function formatUnits(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

/**
 * A JSON number or string as a plain decimal string, as prices are kept. Numbers lose nothing here
 * that JSON had not lost already; exponents are written out.
 *
 * @returns `undefined` for what is not a finite, non-negative number.
 */
export function plainDecimal(value: number | string): string | undefined {
  const match = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(String(value));
  if (match === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = `${whole}${fraction}${'0'.repeat(Math.max(0, shift))}`;
  return formatUnits(BigInt(digits), Math.max(0, -shift));
}
