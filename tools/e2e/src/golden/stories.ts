import type { Story } from './story.ts';
import { FRESH_SWAPS, LONG_SWAPS, RUNNING_SWAPS } from './stories-swap.ts';
import { trackStories } from './stories-track.ts';

const send = trackStories('send');
const swap = trackStories('swap');

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
