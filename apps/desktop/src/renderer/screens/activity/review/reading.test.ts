import { expect, it } from 'vitest';
import type { Review } from '../../../../contract/actions.ts';
import { standingOf, takeUp } from './reading.ts';

const amount = { asset: 'a', symbol: 'A', decimals: 0, units: '1', price: null };
const party = { address: '0x1', name: null };
const review: Review = {
  kind: 'transaction',
  digest: 'a'.repeat(64),
  purpose: 'send',
  chain: { id: 'eip155:1', name: 'Ethereum' },
  payer: party,
  pays: amount,
  receiver: party,
  receives: amount,
  receivesAtLeast: amount,
  through: null,
  to: party,
  networkFeeAtMost: amount,
  otherFees: [],
  refundTo: null,
  does: [],
  validUntil: 10,
  preparedAt: 0,
  warnings: [],
  compare: '0x1',
  payload: {},
  approvable: true,
  approval: null,
};

it('only the text that was read can be approved', () => {
  expect(standingOf(review, review.digest, false)).toBe('readable');
  expect(standingOf(review, 'b'.repeat(64), false)).toBe('changed');
});

it('not after its time, not against a stop, not when the house says no', () => {
  expect(standingOf(review, review.digest, true)).toBe('expired');
  const stop = { code: 'X', weight: 'stop', sentence: 'No.' } as const;
  expect(standingOf({ ...review, warnings: [stop] }, review.digest, false)).toBe('stopped');
  expect(standingOf({ ...review, approvable: false }, review.digest, false)).toBe('not now');
});

it('what was approved is not approved again while the yes stands, whatever the clock says', () => {
  const given = { ...review, approvable: false, approval: { stands: true, until: 20 } };
  expect(standingOf(given, review.digest, false)).toBe('approved');
  expect(standingOf(given, review.digest, true)).toBe('approved');
  const lapsed = { ...review, approval: { stands: false, until: 20 } };
  expect(standingOf(lapsed, review.digest, false)).toBe('readable');
});

it('a text that one asked for oneself is the one to read; one that came by itself has changed', () => {
  const fresh = 'b'.repeat(64);
  const byItself = takeUp({ digest: review.digest, asked: false }, fresh);
  expect(standingOf({ ...review, digest: fresh }, byItself.digest, false)).toBe('changed');
  const asked = { digest: review.digest, asked: true };
  // Until it is there, the old one stands.
  expect(takeUp(asked, review.digest)).toBe(asked);
  const taken = takeUp(asked, fresh);
  expect(taken).toEqual({ digest: fresh, asked: false });
  expect(standingOf({ ...review, digest: fresh }, taken.digest, false)).toBe('readable');
  // Asked once, taken up once: the next change is a change.
  const later = takeUp(taken, 'c'.repeat(64));
  expect(standingOf({ ...review, digest: 'c'.repeat(64) }, later.digest, false)).toBe('changed');
});
