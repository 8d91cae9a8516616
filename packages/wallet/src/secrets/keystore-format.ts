import { z } from 'zod';

const hex = z
  .string()
  .regex(/^(?:0x)?(?:[0-9a-fA-F]{2})*$/)
  .transform((text) => Buffer.from(text.replace(/^0x/, ''), 'hex'));

const lower = z.string().transform((text) => text.toLowerCase());

const crypto = z.object({
  cipher: lower.pipe(z.literal('aes-128-ctr')),
  cipherparams: z.object({ iv: hex.refine((iv) => iv.length === 16) }),
  ciphertext: hex.refine((text) => text.length >= 1 && text.length <= 32),
  mac: hex.refine((mac) => mac.length === 32),
  kdf: lower,
  kdfparams: z.unknown(),
});

/** Web3 Secret Storage, version 3. Some old programs wrote `Crypto`; both spellings are read. */
export const keystoreShape = z
  .object({
    version: z.union([z.literal(3), z.literal('3')]),
    crypto: crypto.optional(),
    Crypto: crypto.optional(),
    address: hex.optional(),
  })
  .transform((file, context) => {
    const found = file.crypto ?? file.Crypto;
    if (found) return { crypto: found, address: file.address ?? null };
    context.addIssue({ code: 'custom', message: 'no crypto section' });
    return z.NEVER;
  });

const salt = hex.refine((bytes) => bytes.length <= 1_024);
const dklen = z.int().min(32).max(64);

export const scryptShape = z.object({
  n: z.int().min(2),
  r: z.int().min(1),
  p: z.int().min(1),
  dklen,
  salt,
});

export const pbkdf2Shape = z.object({
  c: z.int().min(1),
  prf: lower.pipe(z.literal('hmac-sha256')),
  dklen,
  salt,
});

export type KeystoreCrypto = z.output<typeof crypto>;
