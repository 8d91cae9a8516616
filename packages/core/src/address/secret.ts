import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { attempt } from './attempt.ts';

const base58check = createBase58check(sha256);

// Prefixes under which wallets of the listed chains write secrets.
const SECRET_PREFIX =
  /^(?:[xyzt]prv|Ltpv|dgpv|drkv|suiprivkey1|APrivateKey1|AViewKey1|secret-extended-key-|uview1|zxviews1?|ed25519:|ed25519-priv-|secp256k1-priv-)/u;
const STELLAR_SEED = /^S[A-Z2-7]{55}$/u;
const XRP_SEED = /^s[1-9A-HJ-NP-Za-km-z]{27,30}$/u;
const RAW_KEY_OF_64_BYTES = /^[1-9A-HJ-NP-Za-km-z]{86,88}$/u;

/**
 * Whether text looks like a private key, seed, viewing key or recovery phrase rather than an address.
 * People paste these by mistake; they must be told so, and nothing of the text may be kept.
 */
export function looksSecret(text: string): boolean {
  return (
    SECRET_PREFIX.test(text) ||
    STELLAR_SEED.test(text) ||
    XRP_SEED.test(text) ||
    RAW_KEY_OF_64_BYTES.test(text) ||
    text.split(/\s+/u).filter((word) => /^\p{L}+$/u.test(word)).length >= 12 ||
    isWalletImportFormat(text)
  );
}

// The Bitcoin family's private keys: one version byte with the high bit set, 32 bytes, and a 1 when
// the public key is compressed.
function isWalletImportFormat(text: string): boolean {
  if (text.length < 50 || text.length > 53) return false;
  const bytes = attempt(() => base58check.decode(text));
  return bytes !== undefined && bytes.length >= 33 && ((bytes[0] ?? 0) & 0x80) !== 0;
}
