import {
  type CallWords,
  callSentence,
  type Offers,
  type Review as TransactionReview,
} from '@countinghouse/core';
import type { AnyReview, Review } from '../../contract/actions.ts';
import type { Price } from '../../contract/values.ts';
import type { Account } from '../accounts/record.ts';
import { amountOf } from '../amounts.ts';
import { namedChain, party } from '../names.ts';
import { shownBlind, shownGrant, shownOrder } from './earn-review.ts';
import type { KnownToken } from './known-tokens.ts';
import { frameOf, type Showing, type Stands } from './review-frame.ts';

/** The review that stands, as a screen sets it. */
export function shownReview(
  stands: NonNullable<Offers['review']>,
  own: readonly Account[],
  prices: ReadonlyMap<string, Price>,
  destinationChain: string,
  known: readonly KnownToken[],
): AnyReview {
  const { review } = stands;
  const showing: Showing = {
    own,
    amount: (of) => amountOf(of, of.units, prices.get(of.asset) ?? null),
  };
  switch (review.kind) {
    case undefined:
      return shownTransaction({ ...stands, review }, showing, destinationChain, known);
    case 'grant':
      return shownGrant({ ...stands, review }, showing);
    case 'blind':
      return shownBlind({ ...stands, review }, showing);
    case 'order':
      return shownOrder({ ...stands, review }, showing);
    default:
      return review satisfies never;
  }
}

function shownTransaction(
  stands: Stands<TransactionReview>,
  { own, amount }: Showing,
  destinationChain: string,
  known: readonly KnownToken[],
): Review {
  const { review } = stands;
  const { chain } = review.payload;
  return {
    kind: 'transaction',
    ...frameOf(stands, { ...review.payload }),
    chain: namedChain(chain),
    payer: party(review.payer, chain, own),
    pays: amount(review.pays),
    receiver: party(review.receiver, destinationChain, own),
    receives: amount(review.receives),
    receivesAtLeast: amount(review.receivesAtLeast),
    to: party(review.to, chain, own),
    networkFeeAtMost: amount(review.networkFeeAtMost),
    otherFees: review.otherFees.map(({ name, basisPoints }) => ({ name, basisPoints })),
    refundTo: review.refundTo === null ? null : party(review.refundTo, chain, own),
    does: sentences(review, own, known),
  };
}

/** What the account does by it, read from the bytes, with what is known here by its name. */
function sentences(
  { decoded, networkFeeAtMost }: TransactionReview,
  own: readonly Account[],
  known: readonly KnownToken[],
): string[] {
  if (decoded.kind !== 'user-operation') return [];
  const words: CallWords = {
    names: Object.fromEntries([
      ...own.map(({ address, name }) => [address.toLowerCase(), `${name} (${address})`]),
      ...known.map(({ token, name }) => [token.toLowerCase(), `${name} (${token})`]),
    ]),
    assets: Object.fromEntries(known.map((one) => [one.token.toLowerCase(), one])),
    native: networkFeeAtMost,
  };
  const first = decoded.creates ? ['Creates your account on this chain.'] : [];
  return [...first, ...decoded.calls.map((call) => callSentence(call, words))];
}
