import { FRESH_SWAPS, RUNNING_SWAPS } from './stories-swap.ts';
import { LONG_SWAPS } from './stories-swap-long.ts';
import { trackStories } from './stories-track.ts';
import type { Story } from './story.ts';

const send = trackStories('send');

/**
 * A swap's transaction is handled by the same code as a payment's, so that not every step of it is
 * told twice: only those at which a swap decides or says something of its own.
 */
const OF_A_SWAP_TOO: ReadonlySet<string> = new Set([
  'swap: begun',
  'swap: reviewed',
  'swap: approved',
  'swap: signed, not sent',
  'swap: sent',
  'swap: overdue',
  'swap: in doubt because it was never sent in its time',
  'swap: nonce used by a foreign transaction',
  'swap: cancel asked',
  'swap: speed-up reviewed',
  'swap: cancel in a block',
  'swap: in a block',
  'swap: in a block, failed',
  'swap: orphaned',
  'swap: final',
]);
const everySwap = trackStories('swap');
const few = (stories: readonly Story[]) => stories.filter(({ name }) => OF_A_SWAP_TOO.has(name));
const swap = {
  long: few(everySwap.long),
  running: few(everySwap.running),
  fresh: few(everySwap.fresh),
  waiting: few(everySwap.waiting),
};

/**
 * An action for every step at which one can stand, in the order they are told: what takes hours
 * first, what a minute makes stale last, and at the very end what waits in the pool for cheap gas.
 */
export const STORIES: readonly Story[] = [
  ...LONG_SWAPS,
  ...send.long,
  ...swap.long,
  ...send.running,
  ...swap.running,
  ...RUNNING_SWAPS,
  ...send.fresh,
  ...swap.fresh,
  ...FRESH_SWAPS,
  ...send.waiting,
  ...swap.waiting,
];
