import type { TransactionTrack } from '../transaction/track.ts';
import type { SendInput } from './input.ts';

export interface SendState {
  readonly input: SendInput;
  readonly track: TransactionTrack;
  /** The review is missing, or the person asked for a fresh one. */
  readonly wantsReview: boolean;
  readonly cancelled: boolean;
  /** Why the last signature was refused. */
  readonly refusal: string | null;
}

export const SendEvent = {
  cancelled: 'send.cancelled',
  refreshed: 'review.requested',
} as const;
