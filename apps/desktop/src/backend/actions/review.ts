import { callSentence, type Offers, type Review as TransactionReview } from '@countinghouse/core';
import type { AnyReview, Review } from '../../contract/actions.ts';
import type { Price } from '../../contract/values.ts';
import type { Account } from '../accounts/record.ts';
import { amountOf } from '../amounts.ts';
import { namedChain, party } from '../names.ts';
import { shownBlind, shownGrant, shownOrder } from './earn-review.ts';
import type { NamedToken } from './known-tokens.ts';
import { frameOf, type Showing, type Stands } from './review-frame.ts';

type Tokens = Readonly<Record<string, NamedToken>>;

/** The review that stands, as a screen sets it. */
export function shownReview(
  stands: NonNullable<Offers['review']>,
  own: readonly Account[],
  prices: ReadonlyMap<string, Price>,
  destinationChain: string,
  tokens: Tokens,
): AnyReview {
  const { review } = stands;
  const showing: Showing = {
    own,
    amount: (of) => amountOf(of, of.units, prices.get(of.asset) ?? null),
  };
  switch (review.kind) {
    case undefined:
      return shownTransaction({ ...stands, review }, showing, destinationChain, tokens);
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
  tokens: Tokens,
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
    does: sentences(review, own, tokens),
  };
}

/** What the account does by it, read from the bytes, with our own accounts by their names. */
function sentences(
  { decoded }: TransactionReview,
  own: readonly Account[],
  tokens: Tokens,
): string[] {
  if (decoded.kind !== 'user-operation') return [];
  const names = Object.fromEntries([
    ...own.map(({ address, name }) => [address.toLowerCase(), `${name} (${address})`]),
    ...Object.entries(tokens).flatMap(([address, { vault }]) =>
      vault === null ? [] : [[address, vault]],
    ),
  ]);
  const first = decoded.creates ? ['Creates your account on this chain.'] : [];
  return [...first, ...decoded.calls.map((call) => callSentence(call, names, tokens))];
}
