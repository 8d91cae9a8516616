import { z } from 'zod';

/** Made by the screen when a form opens; repeating it repeats the first answer. */
export const commandId = z.string().regex(/^[0-9a-f]{32}$/);
export const actionId = z.string().regex(/^[0-9a-f]{32}$/);
export const evmAddress = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
/** Base units. */
export const units = z.string().regex(/^(0|[1-9][0-9]{0,77})$/);
/** The last moment that a calendar can name. */
const LAST = 8_640_000_000_000_000;
/** Milliseconds since the Unix epoch, UTC. */
export const instant = z.int().min(0).max(LAST);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
/**
 * Control characters, marks that turn the direction of what stands beside them, and characters that
 * nobody sees: none of them belongs into a name. Joiners stay, which some scripts and signs need.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** Words of a person that are shown beside other words. */
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !UNSEEN.test(text), 'It holds characters that cannot be seen. Type it anew.');

/** A name, on one line. */
export const label = words(200)
  .refine((text) => !/[\t\n]/.test(text), 'A name is one line.')
  .trim()
  .min(1);

export const price = z.strictObject({
  /** Of one whole unit, decimal string. */
  usd: z.string(),
  source: z.string(),
  at: instant,
});

/** An amount of one asset. */
export const amount = z.strictObject({
  /** CAIP-19 where there is one, else the provider's id. */
  asset: z.string(),
  symbol: z.string(),
  decimals: z.int().min(0).max(77),
  units,
  /** The price then known; null where there is none. */
  price: price.nullable(),
});

export const namedChain = z.strictObject({ id: z.string(), name: z.string() });

/** Where one of our accounts is concerned, its name stands beside the address. */
export const party = z.strictObject({ address: z.string(), name: z.string().nullable() });

export type Amount = z.output<typeof amount>;
export type Price = z.output<typeof price>;
export type Party = z.output<typeof party>;
export type NamedChain = z.output<typeof namedChain>;
