import type { AnyReview } from '../../../../contract/actions.ts';

/** How a review that stands on the screen relates to the one that would be approved. */
export type Standing =
  /** It may be approved as it was read. */
  | 'readable'
  /** Another text stands there since: it must be read anew. */
  | 'changed'
  | 'expired'
  /** A warning forbids it. */
  | 'stopped'
  /** The yes was given, and is used as soon as that is possible. */
  | 'approved'
  /** Not at this moment; it will say why by itself. */
  | 'not now';

/**
 * @param readDigest - digest of the text that the person was shown first
 * @param past - whether its time is over by the page's clock
 */
export function standingOf(review: AnyReview, readDigest: string, past: boolean): Standing {
  if (review.digest !== readDigest) return 'changed';
  if (review.approval?.stands === true) return 'approved';
  if (past) return 'expired';
  if (review.warnings.some(({ weight }) => weight === 'stop')) return 'stopped';
  return review.approvable ? 'readable' : 'not now';
}

/** Which text the person has before them, and whether they asked for another one since. */
export interface Reading {
  readonly digest: string;
  readonly asked: boolean;
}

/**
 * The reading once another text may stand there: one that was asked for is taken up at once. One that
 * came by itself is not: `standingOf` then says that it changed.
 */
export function takeUp(reading: Reading, digest: string): Reading {
  return reading.asked && digest !== reading.digest ? { digest, asked: false } : reading;
}
