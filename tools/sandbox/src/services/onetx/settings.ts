import { z } from 'zod';

/** What holds for all actions that do not say otherwise. Kept with the sandbox. */
export const OneTxSettings = z.strictObject({
  /** `down`: actions are taken and wait. `refusing`: no action is taken. */
  relayer: z.enum(['up', 'down', 'refusing']),
  /** Milliseconds before the relay between chains is known under its transaction. */
  relayNoticeMs: z.number().min(0),
  /** Milliseconds until a fast and a standard transfer between chains are attested. */
  fastMs: z.number().min(0),
  standardMs: z.number().min(0),
  /** Fee of a fast transfer in basis points, with one decimal at most. */
  fastFeeBps: z.number().min(0).max(100),
  /** What an action is called when the deposit on the other chain failed and the USDC went to the account. */
  depositFailure: z.enum(['failed', 'success']),
  /** Percent a year by instrument id, where it is not the one to start with. */
  apy: z.record(z.string(), z.number()),
  /** Instruments that are listed as inactive. */
  inactive: z.array(z.string()),
});
export type OneTxSettings = z.infer<typeof OneTxSettings>;

export const ONETX_DEFAULTS: OneTxSettings = {
  relayer: 'up',
  relayNoticeMs: 500,
  fastMs: 8_000,
  // The real one takes a quarter of an hour. A person should see its end; a test moves the clock.
  standardMs: 90_000,
  fastFeeBps: 1.3,
  depositFailure: 'failed',
  apy: {},
  inactive: [],
};
