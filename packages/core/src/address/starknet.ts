import { keccak_256 } from '@noble/hashes/sha3.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { NO_CHECKSUM, refuse } from './address.ts';

// Contract addresses end below 2^251 - 256, the bound the network itself sets.
const BOUND = 2n ** 251n - 256n;

/**
 * Starknet addresses: a number in hexadecimal, up to 64 digits. Mixed case over all 64 digits is a
 * checksum and must be right; one case carries none.
 */
export const starknetAddress: AddressCodec = (text) => {
  if (!/^0x[0-9a-fA-F]{1,64}$/u.test(text)) {
    return refuse('BAD_FORM', 'A Starknet address is 0x followed by up to 64 hexadecimal digits.');
  }
  const value = BigInt(text);
  if (value >= BOUND) return refuse('BAD_FORM', 'This number is too large for a Starknet address.');
  if (value <= 1n) return refuse('NOT_PAYABLE', 'Nobody holds this address.');
  const digits = text.slice(2);
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  const padded = value.toString(16).padStart(64, '0');
  if (!oneCase && withChecksum(padded) !== digits.padStart(64, '0')) {
    return refuse(
      'BAD_CHECKSUM',
      'The capital letters of this address do not fit the rest: a character is wrong.',
    );
  }
  const address = `0x${padded}`;
  return ok({
    address,
    identity: address,
    kind: 'contract',
    proof: oneCase ? 'form' : 'checksum',
    notes: oneCase ? [NO_CHECKSUM] : [],
  });
};

// As EIP-55, but over the Keccak of the number's bytes without leading zeros
// (https://github.com/starknet-io/starknet.js, `getChecksumAddress`).
function withChecksum(padded: string): string {
  const hash = keccak_256(hexToBytes(padded.replace(/^(?:00)+/u, '')));
  const nibbles = [...hash].flatMap((byte) => [byte >> 4, byte & 15]);
  return [...padded].map((c, i) => ((nibbles[i] ?? 0) >= 8 ? c.toUpperCase() : c)).join('');
}
