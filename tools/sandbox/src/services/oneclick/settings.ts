import { z } from 'zod';

const Policy = z.enum(['refund', 'swap', 'ignore']);

/** What holds for all orders that do not say otherwise. */
export const Settings = z.strictObject({
  /** Blocks a deposit must be under, its own included. */
  confirmations: z.number().int().min(1).max(64),
  /** Milliseconds in PROCESSING. */
  processingMs: z.number().min(0),
  late: Policy,
  extra: Policy,
  /** Move money from deposit addresses to the treasury after the end. */
  sweep: z.boolean(),
  /** Asset ids whose routes answer `Quoting for this pair is not available`. */
  closedRoutes: z.array(z.string()),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  confirmations: 2,
  processingMs: 1_500,
  late: 'refund',
  extra: 'refund',
  sweep: true,
  closedRoutes: [],
};
