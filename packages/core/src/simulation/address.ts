import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bech32 } from '@scure/base';

/** An EVM address that belongs to `label`; the same label always has the same address. */
export function simAddress(label: string): string {
  return `0x${bytesToHex(sha256(utf8ToBytes(`address of ${label}`)).subarray(0, 20))}`;
}

/** A native SegWit address of `label`, for the chain that the program cannot read. */
export function simBitcoinAddress(label: string): string {
  const program = sha256(utf8ToBytes(`address of ${label}`)).subarray(0, 20);
  return bech32.encode('bc', [0, ...bech32.toWords(program)]);
}
