import type { Instant } from '../ports/clock.ts';
import type { MessagePayload } from './payload.ts';
import type { ReviewAmount, ReviewFrame, ReviewWarning } from './review.ts';

/** The mark that every review of unreadable bytes carries, in red. */
export const BLIND_SIGNATURE = 'BLIND_SIGNATURE';

/**
 * What a person reads before signing a bare digest. What it is *said* to do comes from whoever asks
 * for the signature; the bytes cannot be compared with it.
 */
export interface BlindReview extends ReviewFrame {
  readonly kind: 'blind';
  readonly payload: MessagePayload;
  /** The account that the signature is said to move. */
  readonly account: string;
  readonly said: {
    readonly pays: ReviewAmount;
    readonly receiver: string;
  };
  /** One sentence each: what nobody can check before, and what will be checked afterwards. */
  readonly cannotCheck: readonly string[];
}

export interface BlindDraft {
  readonly actionId: string;
  readonly purpose: string;
  readonly payload: MessagePayload;
  readonly account: string;
  readonly said: BlindReview['said'];
  readonly through: string;
  readonly validUntil: Instant;
  readonly preparedAt: Instant;
  readonly warnings: readonly ReviewWarning[];
}

/** Writes the review of a bare digest; the red mark comes first and cannot be left out. */
export function reviewBlind(draft: BlindDraft): BlindReview {
  const { through, ...rest } = draft;
  return {
    version: 1,
    kind: 'blind',
    ...rest,
    through,
    cannotCheck: [
      `Nobody can read from these 32 bytes what they allow. ${through} says what it is. Your signature may do something else, now or later: with everything the account holds or will hold, or in any other place where your key signs, on this chain or another. It may even give somebody a right that lasts.`,
      'Afterwards this chain is read: whether this very digest was carried out, and what moved. If it was made for something else, that may never show.',
    ],
    warnings: [
      {
        code: BLIND_SIGNATURE,
        weight: 'risk',
        sentence: `You sign blindly: only ${through} knows what this allows.`,
      },
      ...draft.warnings,
    ],
    compare: draft.payload.digest,
  };
}
