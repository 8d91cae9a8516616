import { expect, test } from 'vitest';
import type { ActionRow } from '../../../contract/actions.ts';
import { describe, whatToDo } from './describe.ts';

const amount = (symbol: string, units: string) => ({
  asset: symbol,
  symbol,
  decimals: 6,
  units,
  price: null,
});

const ROW: ActionRow = {
  id: '0'.repeat(32),
  kind: 'swap',
  status: 'sent',
  sentence: '',
  waitingFor: null,
  open: true,
  createdAt: 0,
  updatedAt: 0,
  pays: amount('USDC', '25000000'),
  gets: amount('ETH', '1'),
};

test('says what an action is', () => {
  expect(describe(ROW, 'en')).toBe('Swap 25 USDC for ETH');
  expect(describe({ ...ROW, kind: 'send' }, 'en')).toBe('Send 25 USDC');
  expect(describe({ ...ROW, pays: null }, 'en')).toBe('Swap');
  expect(describe({ ...ROW, kind: 'earn-buy' }, 'en')).toBe('Put 25 USDC to work');
});

test('says what to do', () => {
  expect(whatToDo({ status: 'awaiting signature' })).toBe('Read the review');
  expect(whatToDo({ status: 'needs you' })).toBe('See what to do');
});
