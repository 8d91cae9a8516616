import type { Offers, Review as TransactionReview } from '@countinghouse/core';
import type { Review } from '../../contract/actions.ts';
import type { Price } from '../../contract/values.ts';
import type { Account } from '../accounts/record.ts';
import { amountOf } from '../amounts.ts';
import { namedChain, party } from '../names.ts';

/** The review that stands, as a screen sets it. */
export function shownReview(
  stands: NonNullable<Offers['review']> & { readonly review: TransactionReview },
  own: readonly Account[],
  prices: ReadonlyMap<string, Price>,
  destinationChain: string,
): Review {
  const { review, digest, approvable } = stands;
  const { chain } = review.payload;
  const amount = (of: (typeof review)['pays']) =>
    amountOf(of, of.units, prices.get(of.asset) ?? null);
  return {
    digest,
    purpose: review.purpose,
    chain: namedChain(chain),
    payer: party(review.payer, chain, own),
    pays: amount(review.pays),
    receiver: party(review.receiver, destinationChain, own),
    receives: amount(review.receives),
    receivesAtLeast: amount(review.receivesAtLeast),
    through: review.through,
    to: party(review.to, chain, own),
    networkFeeAtMost: amount(review.networkFeeAtMost),
    otherFees: review.otherFees.map(({ name, basisPoints }) => ({ name, basisPoints })),
    refundTo: review.refundTo === null ? null : party(review.refundTo, chain, own),
    validUntil: review.validUntil,
    preparedAt: review.preparedAt,
    warnings: review.warnings.map(({ code, weight, sentence }) => ({ code, weight, sentence })),
    compare: review.compare,
    payload: { ...review.payload },
    approvable,
  };
}
