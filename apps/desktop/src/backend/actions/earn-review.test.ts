import type { GrantReview } from '@countinghouse/core';
import { BASE, OWNER, USDC_BASE } from '@countinghouse/core/simulation';
import { kernel } from '@countinghouse/wallet';
import { expect, it } from 'vitest';
import { grantReview } from '../../contract/actions.ts';
import { shownGrant } from './earn-review.ts';

const ACCOUNT = kernel.accountOf(OWNER);

/** A grant as an earlier version reviewed it, with the end its bytes name. */
function reviewed(validUntil: number): GrantReview {
  const typedData = {
    domain: { name: 'Kernel', version: '0.3.1', chainId: 8453, verifyingContract: ACCOUNT },
    primaryType: 'Enable' as const,
    message: {
      ...{ validationId: '0x', nonce: 1, hook: '0x', validatorData: '0x' },
      ...{ hookData: '0x', selectorData: '0x' },
    },
  };
  const frame = { contract: ACCOUNT, enforced: true } as const;
  return {
    ...{ version: 1, kind: 'grant', actionId: 'a', purpose: 'authorize', through: '1tx' },
    payload: { kind: 'typed-data', chain: BASE, from: OWNER, typedData },
    decoded: {
      ...{ kind: 'grant', chain: BASE, account: ACCOUNT, nonce: 1 },
      right: { kind: 'permission', permissionId: '0x01020304', computedId: '0x01020304' },
      key: { kind: 'key', address: OWNER, operates: true, signs: false },
      policies: [{ ...frame, kind: 'time', validAfter: 0, validUntil }],
      ...{ access: { kind: 'execute' }, hook: null, unread: [] },
    },
    ...{ owner: OWNER, account: ACCOUNT, compare: ACCOUNT },
    asked: { spendCap: '5', expiresAt: 9, token: USDC_BASE, symbol: 'USDC', decimals: 6 },
    ...{ unlimited: [], mismatches: [], allows: [], warnings: [], expiresAt: validUntil },
    ...{ validUntil: 2, preparedAt: 1 },
  } as GrantReview;
}

const shown = (validUntil: number) =>
  shownGrant(
    {
      ...{ review: reviewed(validUntil), digest: 'ab'.repeat(32) },
      ...{ approvable: true, approval: null },
    },
    { own: [], amount: (of) => ({ ...of, price: null }) },
  );

it.each([2 ** 48 - 1, 8.64e12 + 1, 7_258_118_400])('an end at second %d is none', (validUntil) => {
  const review = shown(validUntil);
  expect(review.expiresAt).toBeNull();
  expect(grantReview.safeParse(review).error).toBeUndefined();
});

it('an end that somebody may live to see is shown', () => {
  expect(shown(7_258_118_399).expiresAt).toBe(Date.UTC(2200, 0, 1) - 1_000);
});
