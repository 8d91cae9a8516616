import { bytesToHex } from '@noble/hashes/utils.js';
import { bech32 } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const MAIN = 'bitcoincash';
const TEST = ['bchtest', 'bchreg'];

// The generator of the CashAddr checksum, a BCH code over 40 bits
// (https://reference.cash/protocol/blockchain/encoding/cashaddr). No maintained package of a fitting
// size offers it; everything else here is the library's.
const GENERATORS = [
  0x98f2bc8e61n,
  0x79b76d99e2n,
  0xf33e5fb3c4n,
  0xae2eabe2a8n,
  0x1e4f43e470n,
] as const;

const KINDS: Readonly<Record<number, string>> = {
  0: 'p2pkh',
  1: 'p2sh',
  2: 'p2pkh with tokens',
  3: 'p2sh with tokens',
};

// Length of the hash by the size bits of the version byte: 160 and 256 bits are in use.
const SIZES: Readonly<Record<number, number>> = { 0: 20, 3: 32 };

/** Bitcoin Cash addresses in CashAddr form, with or without their prefix; old base58 ones are not taken. */
export const bitcoinCashAddress: AddressCodec = (text) => {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) {
    return /^[13mn2][1-9A-HJ-NP-Za-km-z]{24,35}$/u.test(text)
      ? refuse(
          'OTHER_CHAIN',
          'An old address cannot be told from one of Bitcoin. Ask for the form that begins with bitcoincash:',
        )
      : refuse('BAD_FORM', 'A Bitcoin Cash address is written in small letters throughout.');
  }
  const colon = lower.indexOf(':');
  const prefix = colon < 0 ? MAIN : lower.slice(0, colon);
  const body = lower.slice(colon + 1);
  const words = wordsOf(body);
  if (words === undefined || words.length < 10 || ![MAIN, ...TEST].includes(prefix)) {
    return refuse('BAD_FORM', 'This is not a Bitcoin Cash address.');
  }
  const network = colon < 0 ? [MAIN, ...TEST].find((name) => isValid(name, words)) : prefix;
  if (network === undefined || !isValid(network, words)) {
    return refuse('BAD_CHECKSUM', 'A character of this Bitcoin Cash address is wrong.');
  }
  if (network !== MAIN) {
    return refuse('WRONG_NETWORK', 'This address is of a Bitcoin Cash test network.');
  }
  const bytes = attempt(() => bech32.fromWords(words.slice(0, -8)));
  const version = bytes?.[0] ?? 0xff;
  const kind = KINDS[version >> 3];
  const size = SIZES[version & 7];
  if (bytes === undefined || kind === undefined || bytes.length - 1 !== size) {
    return refuse('BAD_FORM', 'This Bitcoin Cash address is of a kind not in use.');
  }
  // Whether a wallet also takes tokens changes the address, not the place the money goes to.
  const script = (version >> 3) % 2 === 0 ? 'p2pkh' : 'p2sh';
  if (script === 'p2pkh' && size !== 20) {
    return refuse('BAD_FORM', 'This Bitcoin Cash address is of a kind not in use.');
  }
  return ok({
    address: `${MAIN}:${body}`,
    identity: `${script}:${bytesToHex(bytes.subarray(1))}`,
    kind,
    proof: 'checksum',
    notes: [],
  });
};

function wordsOf(body: string): number[] | undefined {
  const words = [...body].map((character) => ALPHABET.indexOf(character));
  return words.includes(-1) ? undefined : words;
}

function isValid(prefix: string, words: readonly number[]): boolean {
  let checksum = 1n;
  for (const value of [...[...prefix].map((c) => c.charCodeAt(0) & 31), 0, ...words]) {
    const top = checksum >> 35n;
    checksum = ((checksum & 0x07ffffffffn) << 5n) ^ BigInt(value);
    GENERATORS.forEach((generator, i) => {
      if (((top >> BigInt(i)) & 1n) === 1n) checksum ^= generator;
    });
  }
  return checksum === 1n;
}
