import { z } from 'zod';

const name = z.string().trim().min(1).max(200);
const accounts = z.int().min(1).max(20);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

/**
 * What can be done through the private door: everything that needs a secret from the person, or
 * shows one. The comment names the secrets the person hands over, in order.
 */
export const doorTask = z.discriminatedUnion('kind', [
  /** passphrase, or recovery code */
  z.strictObject({ kind: z.literal('unlock'), with: z.enum(['passphrase', 'recovery code']) }),
  /** phrase */
  z.strictObject({ kind: z.literal('import phrase'), name, accounts }),
  /** private key: 64 hex digits, with or without 0x */
  z.strictObject({ kind: z.literal('import key'), name }),
  /** password of the keystore */
  z.strictObject({ kind: z.literal('import keystore'), name, keystore: z.string().max(65_536) }),
  /** passphrase, password for the new keystore */
  z.strictObject({ kind: z.literal('export keystore'), address }),
  /** passphrase; the phrase comes back through the door */
  z.strictObject({ kind: z.literal('show phrase'), walletId: z.string().max(64) }),
  /** whatever the composed ceremony asks for */
  z.strictObject({ kind: z.literal('ceremony'), name, params: z.json() }),
]);

export type DoorTask = z.output<typeof doorTask>;

/** Where to bring the secret: for the one process that asks the person. Good for one visit. */
export const doorAddress = z.strictObject({
  /** Unix socket or Windows pipe. */
  path: z.string().min(1).max(300),
  /** 32 bytes as hex. */
  ticket: z.string().regex(/^[0-9a-f]{64}$/),
});

export type DoorAddress = z.output<typeof doorAddress>;
