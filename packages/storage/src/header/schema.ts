import { z } from 'zod';

/**
 * The newest header format this program reads, and the one it writes. Since 2 a header may name the
 * place of its ledger, and that it was found in another.
 */
export const HEADER_VERSION = 2;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const base64 = z.base64().max(1024);
const count = z.int().min(0);

const scrypt = z.strictObject({
  name: z.literal('scrypt'),
  N: count,
  r: count,
  p: count,
  salt: hex(16),
});
const hkdf = z.strictObject({ name: z.literal('hkdf-sha256'), salt: hex(16) });

/** One generation of keys under one wrap. The vault key is absent where the wrap may not open it. */
const sealedKeys = z.strictObject({
  generation: z.int().min(1),
  ledger: base64,
  connection: base64,
  vault: base64.nullable(),
});

const wrap = z.strictObject({
  id: hex(8),
  purpose: z.enum(['passphrase', 'recovery', 'keychain']),
  createdAt: count,
  kdf: z.discriminatedUnion('name', [scrypt, hkdf]),
  sealed: z.array(sealedKeys).min(1).max(4),
  /** The wrapping key under the vault key, so that rotation can wrap new keys for every wrap. */
  escrow: base64,
});

const recoveryReason = z.enum([
  'OLDER_THAN_MARK',
  'DIFFERENT_HISTORY',
  'MARK_MISSING',
  'OTHER_MACHINE',
  'OTHER_PLACE',
  'RESTORED',
]);

const headMark = z.strictObject({ seq: count, hash: hex(32) });

const header = z.strictObject({
  format: z.literal('countinghouse-header'),
  version: z.union([z.literal(1), z.literal(HEADER_VERSION)]),
  profileId: hex(16),
  createdAt: count,
  database: z.strictObject({
    cipher: z.enum(['sqlcipher-4', 'aegis-256']),
    pageSize: z.union([z.literal(1024), z.literal(2048), z.literal(4096)]),
  }),
  /** Oldest first. More than one only while a rotation is under way. */
  generations: z
    .array(
      z.strictObject({
        id: z.int().min(1),
        check: z.strictObject({ ledger: hex(16), connection: hex(16), vault: hex(16) }),
      }),
    )
    .min(1)
    .max(4),
  wraps: z.array(wrap).min(1).max(8),
  attempts: z.strictObject({ failures: count, notBefore: count }),
  mark: headMark,
  machine: hex(16).nullable(),
  recovered: z.strictObject({ since: count, reasons: z.array(recoveryReason).max(16) }).nullable(),
  /** Where it was last open; absent until the first opening. Last, as the checksum is over the text. */
  place: hex(16).nullable().exactOptional(),
});

/** The header as it stands in the file, with the digest that tells damage from a wrong passphrase. */
export const headerFileSchema = z.strictObject({ header, checksum: hex(32) });

/** Reads only what tells a newer header from a damaged one. */
export const headerVersionSchema = z.object({
  header: z.object({ format: z.literal('countinghouse-header'), version: z.int() }),
});

export type Header = z.infer<typeof header>;
export type Wrap = z.infer<typeof wrap>;
export type Kdf = Wrap['kdf'];
export type SealedKeys = z.infer<typeof sealedKeys>;
