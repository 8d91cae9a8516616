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

/**
 * How every message begins that this program has a key sign. A signer refuses others: what a website
 * or a service asks to be signed is never taken for one of ours.
 */
export const OWN_MESSAGE_PREFIX = 'Countinghouse: ';

/** Whether bytes are a message of our own making. */
export function isOwnMessage(message: Uint8Array): boolean {
  const prefix = utf8ToBytes(OWN_MESSAGE_PREFIX);
  return prefix.every((byte, index) => message[index] === byte);
}

/** The bytes a wallet signs for a head. They read as text on a device and can mean nothing else. */
export function signedHeadMessage(head: LedgerHead & { readonly at: Instant }): Uint8Array {
  const lines = [
    `${OWN_MESSAGE_PREFIX}this is where my ledger ends.`,
    `Events: ${head.seq}`,
    `Hash: ${head.hash}`,
    `Time: ${head.at} ms since 1970-01-01 UTC`,
  ];
  return utf8ToBytes(lines.join('\n'));
}
