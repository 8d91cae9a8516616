import { type LedgerHead, type SignedHead, signedHeadMessage } from '@countinghouse/core';

/** Checks an EIP-191 signature; the wallet package has one. */
export type VerifyMessage = (
  address: string,
  message: Uint8Array,
  signature: string,
) => Promise<boolean>;

/** What a signed head says about a ledger. */
export interface HeadVerdict {
  readonly head: SignedHead;
  /**
   * `holds`: the chain contains it. `missing`: cut off or rewritten before it, or signed over
   * another ledger. `forged`: its signature is not that address's, so it says nothing.
   */
  readonly verdict: 'holds' | 'missing' | 'forged';
}

/** Judges signed heads; `missing` are those the chain was found not to contain. */
export async function judgeHeads(
  heads: readonly SignedHead[],
  parts: {
    readonly missing: readonly LedgerHead[];
    readonly verifyMessage: VerifyMessage;
  },
): Promise<readonly HeadVerdict[]> {
  const missing = new Set(parts.missing.map(({ seq, hash }) => `${seq}:${hash}`));
  return Promise.all(
    heads.map(async (head): Promise<HeadVerdict> => {
      const genuine = await parts.verifyMessage(
        head.address,
        signedHeadMessage(head),
        head.signature,
      );
      if (!genuine) return { head, verdict: 'forged' };
      return { head, verdict: missing.has(`${head.seq}:${head.hash}`) ? 'missing' : 'holds' };
    }),
  );
}
