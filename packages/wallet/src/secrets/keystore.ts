import {
  createCipheriv,
  createDecipheriv,
  pbkdf2 as pbkdf2WithCallback,
  type ScryptOptions,
  scrypt as scryptWithCallback,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { err, ok, type RandomPort, type Result } from '@countinghouse/core';
import { scrypt as slowScrypt } from '@noble/hashes/scrypt.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { WalletFailure, WalletFailureCode } from './failure.ts';
import { addressOf, isPrivateKey } from './key.ts';
import { type KeystoreCrypto, keystoreShape, pbkdf2Shape, scryptShape } from './keystore-format.ts';

const pbkdf2 = promisify(pbkdf2WithCallback);
const scrypt = promisify<Uint8Array, Uint8Array, number, ScryptOptions, Buffer>(scryptWithCallback);

/** A file decides how much work reading it takes; beyond this it is an attack, not a keystore. */
const MOST_MEMORY = 512 * 1024 * 1024;
const MOST_SCRYPT_WORK = 2 ** 25;
const MOST_ROUNDS = 10_000_000;

/** What new files are written with: geth's own standard strength. */
const WRITE = { n: 262_144, r: 8, p: 1, dklen: 32 } as const;

/**
 * Opens a keystore file.
 *
 * @returns the private key (overwrite it after use). A wrong password cannot be told from a changed
 * file: both fail the file's check sum and are `KEYSTORE_WRONG_PASSWORD`.
 */
export async function readKeystore(
  text: string,
  password: Uint8Array,
): Promise<Result<Uint8Array, WalletFailure>> {
  const file = keystoreShape.safeParse(jsonOrNull(text));
  if (!file.success) return failed('KEYSTORE_MALFORMED', 'This is not a version 3 keystore file.');
  const { crypto, address } = file.data;
  const derived = await deriveFileKey(crypto, password);
  if (!derived.ok) return derived;
  const secret = derived.value;
  try {
    const mac = keccak_256(Buffer.concat([secret.subarray(16, 32), crypto.ciphertext]));
    if (!timingSafeEqual(mac, crypto.mac)) {
      return failed('KEYSTORE_WRONG_PASSWORD', 'The password does not fit this file.');
    }
    const opener = createDecipheriv('aes-128-ctr', secret.subarray(0, 16), crypto.cipherparams.iv);
    const plain = Buffer.concat([opener.update(crypto.ciphertext), opener.final()]);
    // Some old programs dropped leading zeros.
    const key = new Uint8Array(32);
    key.set(plain, 32 - plain.length);
    plain.fill(0);
    if (!isPrivateKey(key)) return failed('KEY_INVALID', 'The file holds no usable private key.');
    if (address !== null && addressOf(key).slice(2).toLowerCase() !== address.toString('hex')) {
      key.fill(0);
      return failed(
        'KEYSTORE_WRONG_ADDRESS',
        'The key in this file is not of the address it names.',
      );
    }
    return ok(key);
  } finally {
    secret.fill(0);
  }
}

async function deriveFileKey(
  { kdf, kdfparams }: KeystoreCrypto,
  password: Uint8Array,
): Promise<Result<Buffer, WalletFailure>> {
  if (kdf === 'scrypt') {
    const params = scryptShape.safeParse(kdfparams);
    if (!params.success || !Number.isInteger(Math.log2(params.data.n))) return broken();
    const { n, r, p, dklen, salt } = params.data;
    const memory = 128 * (n * r + r * p) + 1_048_576;
    if (memory > MOST_MEMORY || n * r * p > MOST_SCRYPT_WORK) return tooCostly();
    // RFC 7914 wants N < 2^(16 r), and OpenSSL insists; the format's own example does not keep to it.
    return n < 2 ** (16 * r)
      ? ok(await scrypt(password, salt, dklen, { N: n, r, p, maxmem: memory }))
      : ok(Buffer.from(slowScrypt(password, salt, { N: n, r, p, dkLen: dklen, maxmem: memory })));
  }
  if (kdf === 'pbkdf2') {
    const params = pbkdf2Shape.safeParse(kdfparams);
    if (!params.success) return broken();
    const { c, dklen, salt } = params.data;
    if (c > MOST_ROUNDS) return tooCostly();
    return ok(await pbkdf2(password, salt, c, dklen, 'sha256'));
  }
  return failed('KEYSTORE_UNSUPPORTED', 'This file uses a key derivation nobody else does.');
}

/** Writes a keystore file (scrypt) as JSON text, without the address: the file may be found by others. */
export async function writeKeystore(
  key: Uint8Array,
  password: Uint8Array,
  random: RandomPort,
): Promise<string> {
  const { n, r, p, dklen } = WRITE;
  const salt = random.bytes(32);
  const iv = random.bytes(16);
  const maxmem = 128 * (n * r + r * p) + 1_048_576;
  const secret = await scrypt(password, salt, dklen, { N: n, r, p, maxmem });
  const cipher = createCipheriv('aes-128-ctr', secret.subarray(0, 16), iv);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  const mac = keccak_256(Buffer.concat([secret.subarray(16, 32), ciphertext]));
  secret.fill(0);
  return JSON.stringify({
    version: 3,
    id: uuid(random.bytes(16)),
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: hex(iv) },
      ciphertext: hex(ciphertext),
      kdf: 'scrypt',
      kdfparams: { n, r, p, dklen, salt: hex(salt) },
      mac: hex(mac),
    },
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** RFC 9562, version 4. */
function uuid(bytes: Uint8Array): string {
  const text = hex(bytes).split('');
  text[12] = '4';
  text[16] = 'a';
  return text.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function broken(): Result<never, WalletFailure> {
  return failed('KEYSTORE_MALFORMED', 'The key derivation of this file is incomplete.');
}

function tooCostly(): Result<never, WalletFailure> {
  return failed('KEYSTORE_TOO_COSTLY', 'Opening this file would take all memory or forever.');
}

function failed(code: WalletFailureCode, message: string): Result<never, WalletFailure> {
  return err({ code, message });
}
