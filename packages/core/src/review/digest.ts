import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Digest } from '../ports/ledger.ts';
import type { AnyReview } from './any-review.ts';

/** SHA-256 over the RFC 8785 form of a JSON value: the same value always has the same digest. */
export function jsonDigest(value: unknown): Digest {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a digest');
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The name of a review: what an approval refers to. */
export function reviewDigest(review: AnyReview): Digest {
  return jsonDigest(review);
}

/** The name of a payload; of a transaction its nonce apart. */
export function payloadDigest(payload: AnyReview['payload']): Digest {
  return jsonDigest(payload);
}
