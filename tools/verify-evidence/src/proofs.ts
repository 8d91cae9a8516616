import type { EvidenceChainReader, EvidenceProofs } from '@countinghouse/core';
import { canonicalAssetId, nameQuoteKey, oneTxAnswers, proveQuote } from '@countinghouse/providers';
import {
  decodeGrant,
  grantSignedBy,
  kernel,
  readTransaction,
  signedBy,
} from '@countinghouse/wallet';

export interface ProofOptions {
  /** Chains that may be read again, by CAIP-2. */
  readonly chains?: ReadonlyMap<string, EvidenceChainReader>;
  /** Quote keys beside 1Click's own that the reader trusts, `ed25519:<base58>`. */
  readonly quoteKeys?: readonly string[];
}

/** The proofs of the real world: 1Click's signatures, EVM transactions, wallet messages. */
export function createEvidenceProofs(options: ProofOptions = {}): EvidenceProofs {
  return {
    verifyQuote: proveQuote,
    nameQuoteKey: (publicKey) => nameQuoteKey(publicKey, options.quoteKeys ?? []),
    canonicalAsset: canonicalAssetId,
    readTransaction,
    signedBy,
    grantSignedBy,
    readGrant: decodeGrant,
    kernel,
    answers: oneTxAnswers,
    chain: (id) => options.chains?.get(id),
  };
}
