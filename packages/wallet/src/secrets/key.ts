import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, getAddress } from 'viem';

/** The address of a private key, in EIP-55 spelling. */
export function addressOf(key: Uint8Array): `0x${string}` {
  const point = secp256k1.getPublicKey(key, false);
  return getAddress(bytesToHex(keccak_256(point.subarray(1)).subarray(12)));
}

/** Whether 32 bytes are a private key at all: neither zero nor beyond the order of the curve. */
export function isPrivateKey(bytes: Uint8Array): boolean {
  return bytes.length === 32 && secp256k1.utils.isValidSecretKey(bytes);
}

/** A signature over 32 bytes; low s (EIP-2), nonce by RFC 6979. */
export interface Signature {
  readonly r: `0x${string}`;
  readonly s: `0x${string}`;
  readonly yParity: 0 | 1;
}

export function signHash(hash: Uint8Array, key: Uint8Array): Signature {
  const bytes = secp256k1.sign(hash, key, { prehash: false, lowS: true, format: 'recovered' });
  return {
    r: bytesToHex(bytes.slice(1, 33)),
    s: bytesToHex(bytes.slice(33, 65)),
    yParity: bytes[0] === 1 ? 1 : 0,
  };
}
