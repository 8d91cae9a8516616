import type { ActionView } from '../action/definition.ts';
import type { AnyReview } from '../review/any-review.ts';
import type { TransactionTrack } from './track.ts';

/** What a person reads at a glance: the status, one sentence, and why it waits for them, if it does. */
export type Look = Pick<ActionView, 'status' | 'sentence'> & { readonly waitingFor?: string };

/** A replacement that waits to be signed; null while there is none. */
export function lookAtReplacement(
  track: TransactionTrack,
  review: AnyReview | undefined,
): Look | null {
  if (track.replacement === null || review?.purpose !== track.replacement) return null;
  return {
    status: 'awaiting signature',
    sentence: `Sign the ${track.replacement}, or keep waiting.`,
    waitingFor: 'SIGNATURE',
  };
}

/** A transaction that is past its time and in no block; null while there is none. */
export function lookAtOverdue(track: TransactionTrack, what: string): Look | null {
  if (!track.overdue || track.included !== null || track.final) return null;
  if (track.gap !== null) {
    return {
      status: 'needs you',
      sentence: `${what} It waits behind transaction ${track.gap} of this account, which another program made and which has vanished. Make any payment from this account to fill the gap.`,
      waitingFor: 'NONCE_GAP',
    };
  }
  return {
    status: 'needs you',
    sentence: `${what} Cancel the transaction so that it can never happen later.`,
    waitingFor: 'TRANSACTION_OVERDUE',
  };
}
