import {
  type BlindReview as Blind,
  expiryOf,
  type GrantReview as Grant,
  type OrderReview as Order,
} from '@countinghouse/core';
import type { BlindReview, GrantReview, OrderReview } from '../../contract/actions.ts';
import { namedChain, party } from '../names.ts';
import { frameOf, type Showing, type Stands } from './review-frame.ts';

/** What somebody else may do for an account, in sentences read from the very bytes to be signed. */
export function shownGrant(stands: Stands<Grant>, { own, amount }: Showing): GrantReview {
  const { review } = stands;
  const { asked, decoded, payload } = review;
  // Of the facts, not as a review of old has it: that may name an end which no calendar has.
  const ends = expiryOf(decoded);
  return {
    kind: 'grant',
    ...frameOf(stands, {
      kind: payload.kind,
      chain: payload.chain,
      from: payload.from,
      typedData: JSON.stringify(payload.typedData),
    }),
    chain: namedChain(payload.chain),
    owner: party(review.owner, payload.chain, own),
    account: review.account,
    cap: amount({
      asset: `${payload.chain}/erc20:${asked.token.toLowerCase()}`,
      symbol: asked.symbol,
      decimals: asked.decimals,
      units: asked.spendCap,
    }),
    askedUntil: asked.expiresAt * 1_000,
    allows: [...review.allows],
    unlimited: review.unlimited.map(({ sentence }) => sentence),
    mismatches: review.mismatches.map(({ sentence }) => sentence),
    expiresAt: ends === null ? null : ends * 1_000,
    key: decoded.key.kind === 'key' ? decoded.key.address : null,
    unread: decoded.unread.map(({ part, raw }) => ({ part, raw })),
  };
}

/** A bare digest: what it is said to do, and what nobody can check. */
export function shownBlind(stands: Stands<Blind>, { own, amount }: Showing): BlindReview {
  const { review } = stands;
  const { chain, from } = review.payload;
  return {
    kind: 'blind',
    ...frameOf(stands, { ...review.payload }),
    chain: namedChain(chain),
    owner: party(from, chain, own),
    account: review.account,
    said: { pays: amount(review.said.pays), receiver: party(review.said.receiver, chain, own) },
    cannotCheck: [...review.cannotCheck],
  };
}

/** What a service is asked to do with the right it has. */
export function shownOrder(stands: Stands<Order>, { amount }: Showing): OrderReview {
  const { review } = stands;
  const { payload, receives, receivesAtLeast } = review;
  return {
    kind: 'order',
    ...frameOf(stands, {
      kind: payload.kind,
      chain: payload.chain,
      from: payload.from,
      order: JSON.stringify(payload.order),
    }),
    chain: namedChain(payload.chain),
    destination: namedChain(review.destinationChain),
    owner: payload.from,
    account: review.account,
    pays: amount(review.pays),
    receives: receives === null ? null : amount(receives),
    receivesAtLeast: receivesAtLeast === null ? null : amount(receivesAtLeast),
    fees: review.fees.map(({ name, atMost }) => ({ name, atMost: amount(atMost) })),
    says: [...review.says],
  };
}
