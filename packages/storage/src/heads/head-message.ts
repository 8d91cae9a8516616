import type { LedgerHead } from '@countinghouse/core';

/** A head of the chain with a wallet's signature over it. */
export interface SignedHead extends LedgerHead {
  readonly profileId: string;
  /** Milliseconds since the Unix epoch, by our own clock. */
  readonly signedAt: number;
  /** The EVM address that signed. */
  readonly address: string;
  /** EIP-191 signature over {@link headMessage}, 0x-prefixed. */
  readonly signature: string;
}

/** The text a wallet signs for a head. A person can read it on a device. */
export function headMessage(
  head: LedgerHead & { readonly profileId: string; readonly signedAt: number },
): Uint8Array {
  return new TextEncoder().encode(
    [
      'Countinghouse ledger head',
      `profile ${head.profileId}`,
      `event ${head.seq}`,
      `hash ${head.hash}`,
      `time ${new Date(head.signedAt).toISOString()}`,
    ].join('\n'),
  );
}
