import { formatUnits, parseUnits } from 'viem';

/** Human decimals as smallest units; undefined where it is no number above zero of that many decimals. */
export function unitsOf(text: string, decimals: number): bigint | undefined {
  const match = /^(\d{1,60})(?:\.(\d+))?$/.exec(text);
  if (match === null || (match[2] ?? '').length > decimals) return undefined;
  const units = parseUnits(text, decimals);
  return units > 0n ? units : undefined;
}

/** Smallest units as human decimals. */
export const humanOf = (units: bigint, decimals: number): string => formatUnits(units, decimals);
