import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** 32 bytes as hex: what `address` makes of `message`. */
export function simDigest(address: string, message: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(address.toLowerCase()), message)));
}

/** The same bytes by the same account always have the same signature; 65 bytes as on a real chain. */
export function simSignature(address: string, message: Uint8Array): string {
  const digest = simDigest(address, message);
  return `0x${digest}${digest}1b`;
}

/** A signature over 32 bytes given as 0x-prefixed hex. */
export function simSignatureOver(address: string, digest: string): string {
  return simSignature(address, hexToBytes(digest.slice(2)));
}
