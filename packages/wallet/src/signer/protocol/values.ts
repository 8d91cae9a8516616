import { z } from 'zod';

/** What the signer hands the backend: parsed on arrival like everything else. */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const key = bytes.refine((value) => value.length === 32);

export const walletInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['phrase', 'key']),
  accounts: z.array(z.strictObject({ address: z.string(), index: z.int() })),
});

export const vaultRow = z.strictObject({ name: z.string().max(200), sealed: bytes });

/** A wallet, and the row to be stored before anyone is told of it. */
export const storedWallet = z.strictObject({ wallet: walletInfo, row: vaultRow });

const trackingKeys = { ledgerKey: key, connectionKey: key };

/**
 * An unlocked session. `session` is what approvals must name; `previous` is there while a rotation
 * or a restore is unfinished, and the ledger may still be under it.
 */
export const unlocked = z.strictObject({
  session: z.string().regex(/^[0-9a-f]{32}$/),
  ...trackingKeys,
  previous: z.strictObject(trackingKeys).exactOptional(),
});

export const signedTransaction = z.strictObject({ raw: z.string(), hash: z.string() });
export const signature = z.strictObject({ signature: z.string() });
export const keystoreText = z.strictObject({ keystore: z.string() });
export const shown = z.strictObject({ shown: z.literal(true) });
/** `value` is the ceremony's own; `unlocked` where it left the signer open. */
export const ceremonyEnd = z.strictObject({ value: z.json(), unlocked: unlocked.nullable() });

export type StoredWallet = z.output<typeof storedWallet>;
export type Unlocked = z.output<typeof unlocked>;
export type CeremonyEnd = z.output<typeof ceremonyEnd>;
