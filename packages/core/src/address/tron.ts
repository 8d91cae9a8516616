import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

const base58check = createBase58check(sha256);
const VERSION = 0x41;

/** TRON addresses in base58check. Its test networks use the same form and cannot be told apart. */
export const tronAddress: AddressCodec = (text) => {
  const bytes = attempt(() => base58check.decode(text));
  if (bytes === undefined) {
    return /^T[1-9A-HJ-NP-Za-km-z]{33}$/u.test(text)
      ? refuse('BAD_CHECKSUM', 'A character of this TRON address is wrong.')
      : refuse('BAD_FORM', 'A TRON address has 34 characters, from T on.');
  }
  if (bytes.length !== 21 || bytes[0] !== VERSION) {
    return refuse('OTHER_CHAIN', 'This address is of another chain than TRON.');
  }
  if (bytes.subarray(1).every((byte) => byte === 0)) {
    return refuse('NOT_PAYABLE', 'Nobody holds the zero address: money sent there is lost.');
  }
  return ok({ address: text, identity: text, kind: 'account', proof: 'checksum', notes: [] });
};
