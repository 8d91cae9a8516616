import type { Offers, ReviewAmount, ReviewFrame } from '@countinghouse/core';
import type { AnyReview } from '../../contract/actions.ts';
import type { Amount } from '../../contract/values.ts';
import type { Account } from '../accounts/record.ts';

/** A review that stands, of one kind. */
export type Stands<R> = Omit<NonNullable<Offers['review']>, 'review'> & { readonly review: R };

/** What is needed to set one: our accounts by name, amounts with the price known now. */
export interface Showing {
  readonly own: readonly Account[];
  readonly amount: (of: ReviewAmount) => Amount;
}

type Frame = Pick<
  AnyReview,
  | 'digest'
  | 'purpose'
  | 'through'
  | 'validUntil'
  | 'preparedAt'
  | 'warnings'
  | 'compare'
  | 'payload'
  | 'approvable'
  | 'approval'
>;

/** What every review has alike. */
export function frameOf(
  { review, digest, approvable, approval }: Stands<ReviewFrame>,
  payload: Readonly<Record<string, string>>,
): Frame {
  return {
    digest,
    approvable,
    approval: approval === null ? null : { stands: approval.stands, until: approval.expiresAt },
    purpose: review.purpose,
    through: review.through,
    validUntil: review.validUntil,
    preparedAt: review.preparedAt,
    warnings: review.warnings.map(({ code, weight, sentence }) => ({ code, weight, sentence })),
    compare: review.compare,
    payload: { ...payload },
  };
}
