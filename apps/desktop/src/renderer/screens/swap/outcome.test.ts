import { expect, it } from 'vitest';
import type { ActionDetail } from '../../../contract/actions.ts';
import type { DryQuote } from '../../../contract/swap.ts';
import { amountOf } from './holding.ts';
import { isWorse, outcomeOf } from './outcome.ts';
import { ETH, USDC } from './samples.test-support.ts';

const detail = (row: Partial<ActionDetail['row']>): ActionDetail => ({
  row: {
    id: '0'.repeat(32),
    kind: 'swap',
    status: 'draft',
    sentence: '',
    waitingFor: null,
    open: true,
    createdAt: 0,
    updatedAt: 0,
    pays: amountOf(USDC, 100n),
    gets: amountOf(ETH, 50n),
    ...row,
  },
  account: '0xMine',
  review: null,
  trouble: null,
  story: [],
  proofs: [],
  deposit: null,
  commands: [],
  atWorst: null,
  expectedUntil: null,
  provider: null,
  quoteFacts: null,
});
const shown: DryQuote = {
  pays: amountOf(USDC, 100n),
  paysAtLeast: amountOf(USDC, 100n),
  gets: amountOf(ETH, 50n),
  getsAtLeast: amountOf(ETH, 49n),
  fees: [],
  refundFee: null,
  timeEstimateMs: 1,
  at: 0,
  freshUntil: 1,
  costBasisPoints: null,
};

it('waits while the quote is asked for, goes on when there is something to do, says a refusal', () => {
  expect(outcomeOf(detail({}))).toBe('waiting');
  expect(outcomeOf(detail({ status: 'awaiting signature' }))).toBe('ready');
  expect(outcomeOf(detail({ status: 'needs you' }))).toBe('ready');
  expect(outcomeOf(detail({ status: 'failed', open: false }))).toBe('refused');
});

it('worse is more to pay or less to get', () => {
  expect(isWorse(detail({}), shown)).toBe(false);
  expect(isWorse(detail({ pays: amountOf(USDC, 101n) }), shown)).toBe(true);
  expect(isWorse(detail({ gets: amountOf(ETH, 49n) }), shown)).toBe(true);
  expect(isWorse(detail({ gets: amountOf(ETH, 51n) }), shown)).toBe(false);
});
