import type { ActionView } from '../action/definition.ts';
import type { Review } from '../review/review.ts';
import type { TransactionTrack } from './track.ts';

/** What a person reads at a glance: the status, one sentence, and why it waits for them, if it does. */
export type Look = Pick<ActionView, 'status' | 'sentence'> & { readonly waitingFor?: string };

/** A replacement that waits to be signed; null while there is none. */
export function lookAtReplacement(
  track: TransactionTrack,
  review: Review | undefined,
): Look | null {
  if (track.replacement === null || review?.purpose !== track.replacement) return null;
  return {
    status: 'awaiting signature',
    sentence: `Sign the ${track.replacement}, or keep waiting.`,
    waitingFor: 'SIGNATURE',
  };
}
