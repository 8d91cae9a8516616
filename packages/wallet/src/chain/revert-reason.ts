import { decodeErrorResult, type Hex, isHex } from 'viem';
import { cleanText } from './failure.ts';

/** The bytes a contract reverted with; some nodes wrap them once more. */
export function revertBytes(data: unknown): Hex | null {
  const hex = typeof data === 'object' && data !== null && 'data' in data ? data.data : data;
  return isHex(hex) ? hex : null;
}

/** The words a contract reverted with, or the number of its panic; null when it gave none. */
export function revertReason(data: unknown): string | null {
  const hex = revertBytes(data);
  if (hex === null || hex.length < 10) return null;
  try {
    // Without an ABI viem knows Error(string) and Panic(uint256), which is all we want to trust.
    const { errorName, args } = decodeErrorResult({ abi: [], data: hex });
    const said = cleanText(String(args?.[0] ?? ''));
    return errorName === 'Panic' ? `panic ${said}` : said === '' ? null : said;
  } catch {
    return `error ${hex.slice(0, 10)}`;
  }
}
