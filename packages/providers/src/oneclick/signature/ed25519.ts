import { ed25519 } from '@noble/curves/ed25519.js';
import { base58 } from '@scure/base';

const PREFIX = 'ed25519:';

/** Reads `ed25519:<base58>` (the prefix may be missing) of exactly `length` bytes. Never throws. */
export function decodeEd25519(text: unknown, length: 32 | 64): Uint8Array | undefined {
  // Base58 takes time in the square of its length; no real value is longer than 90 characters.
  if (typeof text !== 'string' || text.length > 120) return undefined;
  try {
    const bytes = base58.decode(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text);
    return bytes.length === length ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Strict RFC 8032: malleable signatures and keys of small order do not pass. Never throws. */
export function verifyEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
