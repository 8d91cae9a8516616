import { describe, expect, it } from 'vitest';
import type { EarnKind } from '../simulation/driver/errand.ts';
import { EARN_INPUTS } from './earn.test-support.ts';
import {
  type Change,
  failuresOf,
  forged,
  HASH,
  STRANGER,
  set,
  told,
  verified,
} from './forged.test-support.ts';

describe.each(EARN_INPUTS)('evidence of $kind', ({ kind }) => {
  it('holds, in words of its own for every event', async () => {
    const { story, file } = await told(kind);
    const report = await verified(story, file);
    expect(failuresOf(report)).toEqual([]);
    expect(file.action.status).toBe('done');
    expect(report.standing).not.toBeNull();
    // Grants and revocations leave nothing on chain; what is nowhere to be read is not borne out.
    const silent = kind === 'authorize' || kind === 'revoke';
    expect(report.verdict).toBe(silent ? 'consistent' : 'borne out');
    for (const { text } of file.timeline) {
      expect(text).not.toMatch(/An event “|undefined|null|NaN|\[object/);
    }
  });
});

const FORGERIES: readonly (readonly [EarnKind, string, string, Change, string])[] = [
  [
    'authorize',
    'another signature',
    'effect.intended',
    set('intent.signature', `0x${'11'.repeat(65)}`),
    'OWNER_SIGNATURE',
  ],
  ['authorize', 'another account', 'effect.intended', set('intent.account', STRANGER), 'ASKED_FOR'],
  [
    'authorize',
    'another offer',
    'grant.offered',
    set('payload.typedData.message.nonce', 9),
    'ASKED_FOR',
  ],
  [
    'authorize',
    'a review that says less',
    'review.prepared',
    set('review.decoded.policies', []),
    'REVIEW_DIGEST',
  ],
  ['authorize', 'no approval', 'effect.intended', set('approval', null), 'APPROVAL'],
  ['revoke', 'another chain', 'effect.intended', set('intent.chain', 'eip155:1'), 'ASKED_FOR'],
  ['earn-buy', 'another amount', 'effect.intended', set('intent.input.amount', '1'), 'ASKED_FOR'],
  [
    'earn-buy',
    'another answer',
    'effect.performed',
    set('data.actionId', 'another'),
    'ANSWER_NOTED',
  ],
  ['earn-buy', 'no approval', 'effect.intended', set('approval', null), 'APPROVAL'],
  ['earn-buy', 'more that arrived', 'order.arrived', set('amount', '999'), 'PAYOUT_ON_CHAIN'],
  [
    'earn-sell',
    'an operation that failed',
    'order.source-seen',
    set('succeeded', false),
    'OPERATION_ON_CHAIN',
  ],
  ['earn-sell', 'another status', 'order.status', set('status', 'failed'), 'ANSWER_NOTED'],
  [
    'withdraw',
    'another signature',
    'effect.intended',
    set('intent.signature', `0x${'11'.repeat(65)}`),
    'OWNER_SIGNATURE',
  ],
  ['withdraw', 'another digest', 'effect.intended', set('intent.digest', HASH), 'ASKED_FOR'],
  ['withdraw', 'another prepared', 'withdrawal.prepared', set('digest', HASH), 'ANSWER_NOTED'],
  ['withdraw', 'more that was paid', 'withdrawal.seen', set('paid', '999'), 'PAYMENT_ON_CHAIN'],
  [
    'withdraw',
    'another transaction',
    'withdrawal.seen',
    set('transactionHash', HASH),
    'OPERATION_ON_CHAIN',
  ],
  ['withdraw', 'another block', 'withdrawal.seen', set('blockNumber', 7_777), 'OPERATION_ON_CHAIN'],
  ['earn-exit', 'another plan', 'operation.planned', set('userOpHash', HASH), 'TRANSACTION_PAYS'],
  ['earn-exit', 'more that came', 'operation.seen', set('received', '999'), 'PAYMENT_ON_CHAIN'],
  [
    'earn-exit',
    'another operation seen',
    'operation.seen',
    set('userOpHash', HASH),
    'OPERATION_ON_CHAIN',
  ],
  ['earn-exit', 'a failure', 'operation.seen', set('succeeded', false), 'OPERATION_ON_CHAIN'],
  [
    'earn-removal',
    'another plan',
    'operation.planned',
    set('userOpHash', HASH),
    'TRANSACTION_PAYS',
  ],
  [
    'fund',
    'another block',
    'transaction.included',
    set('blockNumber', 7_777),
    'TRANSACTION_ON_CHAIN',
  ],
];

describe('a ledger written anew', () => {
  it.each(FORGERIES)('of %s with %s is found', async (kind, _what, type, change, code) => {
    const { story, file } = await told(kind);
    const report = await verified(story, forged(file, { [type]: change }));
    expect(report.verdict).toBe('contradicted');
    expect(failuresOf(report)).toContain(code);
  });
});
