import { expect, it } from 'vitest';
import type { ActionRow } from '../../../../contract/actions.ts';
import { stepsToCome } from './steps-to-come.ts';

const row: ActionRow = {
  id: 'a'.repeat(32),
  kind: 'send',
  status: 'awaiting signature',
  sentence: '',
  waitingFor: 'SIGNATURE',
  open: true,
  createdAt: 0,
  updatedAt: 0,
  pays: null,
  gets: null,
};

it('what was approved and not yet signed does not wait for the person', () => {
  expect(stepsToCome(row)[0]).toBe('Waits for your approval');
  expect(stepsToCome({ ...row, waitingFor: null })[0]).toBe('Waiting to be signed');
  const order = { ...row, kind: 'earn-buy', waitingFor: null };
  expect(stepsToCome(order)[0]).toBe('1tx is to be asked');
});
