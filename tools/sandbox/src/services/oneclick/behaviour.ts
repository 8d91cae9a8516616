import { z } from 'zod';
import { STATES } from './order.ts';

const Policy = z.enum(['refund', 'swap', 'ignore']);

/** How one order departs from the ordinary. Everything is optional; nothing set is the ordinary. */
export const Behaviour = z
  .strictObject({
    /** The order never leaves this state; `null` frees it. */
    stuckIn: z.enum(STATES).nullable(),
    /** Go from PENDING_DEPOSIT to PROCESSING without showing KNOWN_DEPOSIT_TX. */
    skipKnown: z.boolean(),
    /** Status values shown to the next calls, one each, before the truth again. Any text. */
    show: z.array(z.string()),
    /** Status value shown from now on, whatever the truth. Any text; `null`: the truth again. */
    showAlways: z.string().nullable(),
    /** How the swap ends. */
    outcome: z.enum(['success', 'refund', 'fail']),
    /** Reason given with a refund. */
    refundReason: z.string(),
    /** SUCCESS with an invented transaction and no payout. */
    successWithoutPayout: z.boolean(),
    /** SUCCESS although everything was sent back. */
    successWithFullRefund: z.boolean(),
    /** SUCCESS with the payout made but no destination transaction named. */
    successWithoutHash: z.boolean(),
    /** Pay to somebody else than was asked. */
    payoutTo: z.string(),
    /** Pay this many smallest units less than promised. */
    payoutShortBy: z.string().regex(/^\d+$/),
    /** Price change between quote and execution, in basis points; negative is worse. */
    driftBps: z.number().min(-10_000).max(10_000),
    /** Milliseconds in PROCESSING. */
    processingMs: z.number().min(0),
    /** What happens to a deposit after the requested deadline. */
    late: Policy,
    /** What happens to a further deposit once the swap has started or ended. */
    extra: Policy,
    /** Deposits are never noticed. */
    blind: z.boolean(),
  })
  .partial();
export type Behaviour = z.infer<typeof Behaviour>;
