import { hexToBytes } from '@noble/hashes/utils.js';
import { attempt } from '../attempt.ts';

/** The bytes of 0x-prefixed hex; undefined where they are none, or not so many. */
export function hexBytes(text: string, length: number): Uint8Array | undefined {
  if (!text.startsWith('0x')) return undefined;
  const bytes = attempt(() => hexToBytes(text.slice(2)));
  return bytes?.length === length ? bytes : undefined;
}
