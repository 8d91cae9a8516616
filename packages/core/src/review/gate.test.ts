import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPROVAL_LIFETIME_MS } from './approval.ts';
import { reviewDigest } from './digest.ts';
import { checkSignable, type GateInput } from './gate.ts';
import type { EvmTransactionPayload } from './payload.ts';
import type { Review } from './review.ts';

const ME = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const SHOP = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const TOKEN = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const NOW = 1_800_000_000_000;

const payload: EvmTransactionPayload = {
  kind: 'evm-transaction',
  chain: 'eip155:8453',
  from: ME,
  to: TOKEN,
  value: '0',
  data: '0xa9059cbb',
  gas: '60000',
  maxFeePerGas: '2',
  maxPriorityFeePerGas: '1',
};
const amount = { asset: 'a', symbol: 'USDC', decimals: 6, units: '25' };
const transfer = { kind: 'erc20-transfer', token: TOKEN, recipient: SHOP, units: '25' } as const;

function review(change: Partial<Review> = {}): Review {
  return {
    version: 1,
    actionId: 'a1',
    purpose: 'send',
    payload,
    decoded: transfer,
    payer: ME,
    pays: amount,
    receiver: SHOP,
    receives: amount,
    receivesAtLeast: amount,
    through: null,
    to: SHOP,
    networkFeeAtMost: amount,
    otherFees: [],
    refundTo: null,
    validUntil: NOW + 60_000,
    preparedAt: NOW,
    warnings: [],
    compare: SHOP,
    ...change,
  };
}

function input(change: Partial<GateInput> = {}, reviewed: Review = review()): GateInput {
  return {
    payload: reviewed.payload,
    nonce: 7,
    review: reviewed,
    approval: {
      reviewDigest: reviewDigest(reviewed),
      session: 's1',
      givenAt: NOW,
      expiresAt: NOW + APPROVAL_LIFETIME_MS,
    },
    session: 's1',
    now: NOW + 1_000,
    decode: () => transfer,
    ...change,
  };
}

const codeOf = (given: GateInput) => {
  const answer = checkSignable(given);
  return answer.ok ? 'signed' : answer.error.code;
};

describe('the gate', () => {
  it('lets through exactly what was read', () => {
    expect(codeOf(input())).toBe('signed');
  });

  it('refuses an approval of another review', () => {
    const other = review({ receivesAtLeast: { ...amount, units: '1' } });
    const approval = { ...input().approval, reviewDigest: reviewDigest(other) };
    expect(codeOf(input({ approval }))).toBe('NOT_REVIEWED');
  });

  it('refuses an approval from before a lock', () => {
    expect(codeOf(input({ session: 's2' }))).toBe('APPROVAL_EXPIRED');
  });

  it.each([
    ['a moment too old', NOW + APPROVAL_LIFETIME_MS, NOW + APPROVAL_LIFETIME_MS],
    ['from the future', NOW - 1, NOW + 1_000],
    ['that claims a longer life', NOW + APPROVAL_LIFETIME_MS, NOW + 10 * APPROVAL_LIFETIME_MS],
  ])('refuses an approval %s', (_, now, expiresAt) => {
    const approval = { ...input().approval, expiresAt };
    const long = review({ validUntil: NOW + 1e9 });
    const given = input({ now }, long);
    expect(
      codeOf({ ...given, approval: { ...given.approval, expiresAt: approval.expiresAt } }),
    ).toBe('APPROVAL_EXPIRED');
  });

  it('refuses what has expired, to the millisecond', () => {
    expect(codeOf(input({ now: NOW + 59_999 }))).toBe('signed');
    expect(codeOf(input({ now: NOW + 60_000 }))).toBe('REVIEW_EXPIRED');
  });

  it('refuses another chain, by its own name', () => {
    const elsewhere = { ...payload, chain: 'eip155:42161' };
    expect(codeOf(input({ payload: elsewhere }))).toBe('WRONG_CHAIN');
  });

  it('refuses a payload that differs in any field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'from',
          'to',
          'value',
          'data',
          'gas',
          'maxFeePerGas',
          'maxPriorityFeePerGas',
        ),
        fc.string(),
        (field, text) => {
          fc.pre(payload[field as keyof EvmTransactionPayload] !== text);
          expect(codeOf(input({ payload: { ...payload, [field]: text } }))).toBe('REVIEW_CHANGED');
        },
      ),
    );
  });

  it('believes the bytes, not the review', () => {
    const thief = '0x000000000000000000000000000000000000dEaD';
    const decodes = (decoded: ReturnType<GateInput['decode']>) =>
      codeOf(input({ decode: () => decoded }));
    expect(decodes({ ...transfer, recipient: thief })).toBe('WRONG_RECIPIENT');
    expect(decodes({ ...transfer, units: '26' })).toBe('REVIEW_CHANGED');
    expect(decodes({ ...transfer, token: SHOP })).toBe('REVIEW_CHANGED');
    expect(decodes({ ...transfer, token: null })).toBe('REVIEW_CHANGED');
    expect(decodes({ ...transfer, kind: 'native-transfer' })).toBe('REVIEW_CHANGED');
    expect(decodes({ kind: 'cancel', reason: '' })).toBe('REVIEW_CHANGED');
    expect(decodes({ ...transfer, recipient: SHOP.toLowerCase() })).toBe('signed');
  });

  it('never signs what nobody can read, even when it was approved', () => {
    const blind = review({ decoded: { kind: 'unknown', reason: 'odd' } });
    const given = input({ decode: () => ({ kind: 'unknown', reason: 'odd' }) }, blind);
    expect(codeOf(given)).toBe('NOT_REVIEWED');
  });

  it('never signs past a warning that forbids it', () => {
    const stopped = review({ warnings: [{ code: 'X', weight: 'stop', sentence: 'No.' }] });
    expect(codeOf(input({}, stopped))).toBe('NOT_REVIEWED');
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 60])('refuses the nonce %d', (nonce) => {
    expect(codeOf(input({ nonce }))).toBe('REVIEW_CHANGED');
  });
});
