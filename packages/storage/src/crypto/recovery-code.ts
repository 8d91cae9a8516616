import { hash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a printed code survives reading aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const CHECK_BYTES = 5;
const GROUP = 5;

/** 160 bits of secret and 40 of checksum, as eight groups of five. */
export const RECOVERY_SECRET_BYTES = SECRET_BYTES;

/**
 * The printed form of a recovery secret, e.g. `7XQ2M-…` in eight groups.
 *
 * @param secret 20 unpredictable bytes.
 */
export function formatRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new TypeError('A recovery secret has 20 bytes.');
  const bytes = Buffer.concat([secret, checksum(secret)]);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let index = (bytes.length * 8) / 5 - 1; index >= 0; index -= 1) {
    text += ALPHABET.charAt(Number((bits >> BigInt(index * 5)) & 31n));
  }
  bytes.fill(0);
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? text;
}

/**
 * Reads what a person typed: case, spaces and dashes do not matter, and the letters Crockford
 * leaves out count as the digits they resemble. Null when the checksum does not fit: a typing
 * mistake, told apart from a code of another ledger.
 */
export function parseRecoveryCode(typed: Uint8Array): Buffer | null {
  const text = Buffer.from(typed)
    .toString('utf8')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const length = ((SECRET_BYTES + CHECK_BYTES) * 8) / 5;
  if (text.length !== length) return null;
  let bits = 0n;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const bytes = Buffer.alloc(SECRET_BYTES + CHECK_BYTES);
  for (let index = bytes.length - 1; index >= 0; index -= 1) {
    bytes[index] = Number(bits & 255n);
    bits >>= 8n;
  }
  const secret = Buffer.from(bytes.subarray(0, SECRET_BYTES));
  const fits = checksum(secret).equals(bytes.subarray(SECRET_BYTES));
  bytes.fill(0);
  return fits ? secret : null;
}

function checksum(secret: Uint8Array): Buffer {
  const labelled = Buffer.concat([Buffer.from('countinghouse recovery code', 'utf8'), secret]);
  const digest = hash('sha256', labelled, 'buffer').subarray(0, CHECK_BYTES);
  labelled.fill(0);
  return digest;
}
