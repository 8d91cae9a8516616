import { ok, type Script } from '../script.ts';

/** Doors that open and close as they should; what comes of a visit is the courier's to say. */
export const DOORS = {
  open: () => ok({ door: 'd0'.repeat(16) }),
  close: () => ok(null),
  outcome: () => ok({ kind: 'done' as const }),
} satisfies Script['doors'];
