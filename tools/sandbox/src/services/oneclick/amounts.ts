/** A whole amount of smallest units as a decimal number, without trailing zeros. */
export function formatUnits(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Value in dollars with twelve decimals, as the service writes it. Price in 1e-8 USD. */
export function formatUsd(amount: bigint, decimals: number, price: bigint): string {
  const scaled = (amount * price * 10_000n) / 10n ** BigInt(decimals);
  const text = scaled.toString().padStart(13, '0');
  return `${text.slice(0, -12)}.${text.slice(-12)}`;
}

export const ceilDiv = (dividend: bigint, divisor: bigint): bigint =>
  (dividend + divisor - 1n) / divisor;
