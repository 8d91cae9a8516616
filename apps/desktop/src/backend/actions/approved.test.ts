import type { Offers } from '@countinghouse/core';
import { expect, it } from 'vitest';
import type { ActionRow } from '../../contract/actions.ts';
import { withApproval } from './approved.ts';

const row: ActionRow = {
  id: 'a'.repeat(32),
  kind: 'earn-buy',
  status: 'awaiting signature',
  sentence: '5 USDC wait for your approval.',
  waitingFor: 'SIGNATURE',
  open: true,
  createdAt: 0,
  updatedAt: 0,
  pays: null,
  gets: null,
};

function told(kind: 'order' | 'grant', stands: boolean) {
  const review = { kind, payload: { chain: 'eip155:8453' } };
  const offered = { review, approval: { stands, until: 1 } } as unknown as Offers['review'];
  return withApproval({ row, atWorst: null }, offered, null);
}

it('an approved order is asked for, and nobody signs it', () => {
  const approved = told('order', true);
  expect(approved.row).toMatchObject({
    sentence: 'You approved it; 1tx is asked as soon as it can be.',
    waitingFor: null,
  });
  expect(approved.atWorst).not.toContain('sign');
  expect(told('order', false).row.sentence).toContain('nothing was asked');
});

it('what is signed says so', () => {
  expect(told('grant', true).row.sentence).toBe('You approved it; it is being signed.');
  expect(told('grant', true).atWorst).toContain('It is signed and sent as soon as');
  expect(told('grant', false).row.sentence).toContain('nothing was signed');
});
