import { hash } from 'node:crypto';

/** What stands before the first event: 32 zero bytes. */
export const GENESIS_HASH: Uint8Array = new Uint8Array(32);

/**
 * SHA-256(previousHash ‖ SHA-256(bytes)). The inner hash lets an evidence file withhold the bytes
 * of other actions' events and still be checked link by link.
 *
 * @param previousHash 32 bytes.
 * @param bytes the event exactly as stored.
 */
export function chainHash(previousHash: Uint8Array, bytes: Uint8Array): Buffer {
  const link = Buffer.allocUnsafe(64);
  link.set(previousHash, 0);
  link.set(hash('sha256', bytes, 'buffer'), 32);
  return hash('sha256', link, 'buffer');
}
