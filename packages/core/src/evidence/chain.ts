import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { Digest } from '../ports/ledger.ts';

/** The hash before the first event. */
export const GENESIS_HASH: Digest = '0'.repeat(64);

/** SHA-256 of an event's stored bytes. It may be shown where the bytes themselves may not. */
export function contentHash(bytes: Uint8Array): Digest {
  return bytesToHex(sha256(bytes));
}

/**
 * The hash of an event: SHA-256(previous ‖ SHA-256(stored bytes)).
 *
 * The stored bytes are hashed first so that a proof file can withhold other actions' events, show
 * their content hash instead, and still be followed from link to link.
 */
export function chainHash(previous: Digest, content: Digest): Digest {
  return bytesToHex(sha256(concatBytes(hexToBytes(previous), hexToBytes(content))));
}
