import { expect, it } from 'vitest';
import type { Approval } from '../review/approval.ts';
import { reviewBlind } from '../review/blind.ts';
import { reviewDigest } from '../review/digest.ts';
import { approvalEvents } from './approve.ts';
import type { Moment } from './definition.ts';
import type { Loaded } from './load.ts';

const NOW = 1_800_000_000_000;
const amount = { asset: 'a', symbol: 'USDC', decimals: 6, units: '5' };
const review = reviewBlind({
  ...{ actionId: 'a1', purpose: 'withdraw', account: '0x01', through: '1tx' },
  payload: { kind: 'message', chain: 'eip155:8453', from: '0x02', digest: `0x${'ab'.repeat(32)}` },
  said: { pays: amount, receiver: '0x02' },
  ...{ validUntil: NOW + 60_000, preparedAt: NOW, warnings: [] },
});
const digest = reviewDigest(review);
const loaded = {
  action: { review: { review, digest }, openIntent: null, inDoubt: false },
} as unknown as Loaded<unknown>;
const moment: Moment = { now: NOW, session: 's1', recovered: false, bug: undefined };

it('a blind review is not approved by one yes', () => {
  for (const payload of [{ digest }, { digest, secondYes: 'yes' }]) {
    expect(approvalEvents(loaded, payload, moment)).toMatchObject({
      ok: false,
      error: { code: 'SECOND_YES_MISSING' },
    });
  }
});

it('the second yes stands in the approval that the signer gets', () => {
  const events = approvalEvents(loaded, { digest, secondYes: 'blind' }, moment);
  if (!events.ok) throw new Error(events.error.code);
  const approval = events.value[0]?.data.approval as unknown as Approval;
  expect(approval).toMatchObject({ reviewDigest: digest, secondYes: 'blind' });
});

it('says in red that nobody can read it, before anything else', () => {
  const [first] = review.warnings;
  expect(first).toMatchObject({ code: 'BLIND_SIGNATURE', weight: 'risk' });
  expect(review.cannotCheck).toHaveLength(2);
});
