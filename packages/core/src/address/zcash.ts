import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec, DecodedAddress } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

const base58check = createBase58check(sha256);
// Two version bytes each: Zcash protocol specification, section 5.6.
const TRANSPARENT: Readonly<Record<number, string>> = { 7352: 'p2pkh', 7357: 'p2sh' };
const TEST_TRANSPARENT: readonly number[] = [0x1d25, 0x1cba];
const TEST_PREFIX = /^(?:ztestsapling|zregtestsapling|utest|uregtest|textest|texregtest)1/u;
// ZIP 316: with the Orchard receiver alone a unified address holds 61 bytes and its padding.
const LEAST_UNIFIED_BYTES = 48;

/**
 * Zcash: transparent (t1, t3), TEX (tex1, ZIP 320), Sapling (zs1) and unified (u1, ZIP 316) addresses
 * of the main network. Of a unified address the checksum is verified, not what it holds inside.
 */
export const zcashAddress: AddressCodec = (text) => {
  const lower = text.toLowerCase();
  if (TEST_PREFIX.test(lower)) return testNetwork();
  if (lower.startsWith('tex1')) return fixed(text, 'tex', 'p2pkh', 20);
  if (lower.startsWith('zs1')) return fixed(text, 'zs', 'sapling', 43);
  if (lower.startsWith('u1')) return unified(text);
  const bytes = attempt(() => base58check.decode(text));
  if (bytes?.length !== 22) {
    return /^t[13][1-9A-HJ-NP-Za-km-z]{33}$/u.test(text) ? wrongCharacter() : notAnAddress();
  }
  const version = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (TEST_TRANSPARENT.includes(version)) return testNetwork();
  const kind = TRANSPARENT[version];
  if (kind === undefined) return notAnAddress();
  return ok({ ...found(text, kind), identity: `${kind}:${bytesToHex(bytes.subarray(2))}` });
};

function fixed(text: string, prefix: 'tex' | 'zs', kind: string, size: number) {
  const codec = prefix === 'tex' ? bech32m : bech32;
  const decoded = attempt(() => codec.decodeToBytes(text));
  if (decoded === undefined) return wrongCharacter();
  if (decoded.prefix !== prefix || decoded.bytes.length !== size) return notAnAddress();
  // A TEX address is a t1 address that asks to be paid from transparent funds: the same place.
  return ok({
    ...found(text.toLowerCase(), prefix === 'tex' ? 'tex' : kind),
    identity: `${kind}:${bytesToHex(decoded.bytes)}`,
  });
}

function unified(text: string) {
  const decoded = attempt(() => bech32m.decode(text as `${string}1${string}`, false));
  if (decoded === undefined) return wrongCharacter();
  const bytes = attempt(() => bech32m.fromWords(decoded.words));
  return decoded.prefix === 'u' && bytes !== undefined && bytes.length >= LEAST_UNIFIED_BYTES
    ? ok(found(text.toLowerCase(), 'unified'))
    : notAnAddress();
}

function found(address: string, kind: string): DecodedAddress {
  return { address, identity: address, kind, proof: 'checksum', notes: [] };
}

function wrongCharacter() {
  return refuse('BAD_CHECKSUM', 'A character of this Zcash address is wrong.');
}

function testNetwork() {
  return refuse('WRONG_NETWORK', 'This address is of a Zcash test network.');
}

function notAnAddress() {
  return refuse('BAD_FORM', 'This is not a Zcash address.');
}
