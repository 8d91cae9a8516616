import type { GrantReview } from '../grant/grant-review.ts';
import type { BlindReview } from './blind.ts';
import type { OrderReview } from './order.ts';
import type { Review } from './review.ts';

/** Whatever a person can be asked to approve. Told apart by `kind`; a transaction's has none. */
export type AnyReview = Review | GrantReview | BlindReview | OrderReview;

/** The review of a transaction, or undefined for any other. */
export function transactionReview(review: AnyReview | undefined): Review | undefined {
  return review?.kind === undefined ? review : undefined;
}
