import { hkdfSync, scrypt } from 'node:crypto';

/** Cost of turning a passphrase into a key. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * scrypt and not Argon2id: it is native in every runtime that ever holds the passphrase (Node, and
 * Electron, whose crypto library has no Argon2), runs off the main thread and frees its 128 MiB;
 * the Argon2 packages are either install scripts or WebAssembly, whose memory cannot be wiped.
 */
export const DEFAULT_SCRYPT_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/** Weaker parameters in a header are refused, so that no one can quietly lower them there. */
export function isStrongEnough(cost: ScryptCost): boolean {
  return (
    Number.isInteger(Math.log2(cost.N)) &&
    cost.N >= 2 ** 15 &&
    cost.r >= 8 &&
    cost.p >= 1 &&
    isBearable(cost)
  );
}

/** A header that asks for more memory than this would only be an attack on the machine. */
function isBearable(cost: ScryptCost): boolean {
  return 128 * cost.N * cost.r <= 2 ** 30 && cost.p <= 16;
}

/** A 32-byte key from a passphrase. The caller overwrites it after use. */
export function deriveFromPassphrase(
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: ScryptCost,
): Promise<Buffer> {
  const options = { ...cost, maxmem: 128 * cost.N * cost.r + (1 << 24) };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** A 32-byte key from a secret that is already unpredictable, such as a recovery code. */
export function deriveFromSecret(secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32));
}
