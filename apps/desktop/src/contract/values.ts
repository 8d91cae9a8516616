import { z } from 'zod';

/** Made by the screen when a form opens; repeating it repeats the first answer. */
export const commandId = z.string().regex(/^[0-9a-f]{32}$/);
export const actionId = z.string().regex(/^[0-9a-f]{32}$/);
export const evmAddress = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
/** Base units. */
export const units = z.string().regex(/^(0|[1-9][0-9]{0,77})$/);
/** Milliseconds since the Unix epoch, UTC. */
export const instant = z.int().min(0);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const label = z.string().trim().min(1).max(200);

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
