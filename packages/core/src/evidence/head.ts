import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Instant } from '../ports/clock.ts';
import type { Digest, LedgerHead } from '../ports/ledger.ts';

/**
 * A wallet's word that the ledger ended at `seq` with `hash`. Kept outside the ledger, so that
 * rewriting what came before, or cutting it off, can be noticed.
 */
export interface SignedHead {
  readonly seq: number;
  readonly hash: Digest;
  /** When it was signed, by the signer's own clock. */
  readonly at: Instant;
  /** EVM address, lower case. */
  readonly address: string;
  /** EIP-191 over `signedHeadMessage`, 0x and 130 lower-case hex digits. */
  readonly signature: string;
}

/** The bytes a wallet signs for a head. They read as text on a device and can mean nothing else. */
export function signedHeadMessage(head: LedgerHead & { readonly at: Instant }): Uint8Array {
  const lines = [
    'Countinghouse: this is where my ledger ends.',
    `Events: ${head.seq}`,
    `Hash: ${head.hash}`,
    `Time: ${head.at} ms since 1970-01-01 UTC`,
  ];
  return utf8ToBytes(lines.join('\n'));
}
