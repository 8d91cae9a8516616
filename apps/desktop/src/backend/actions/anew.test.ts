import { expect, it } from 'vitest';
import { anewOf } from './anew.ts';

const summary = { owner: '0x01', chain: 'eip155:8453' };

it('an authorization that failed may be begun anew, for the same owner on the same chain', () => {
  expect(anewOf({ kind: 'authorize', status: 'failed', summary })).toEqual({
    anew: { wish: 'authorize', ...summary },
  });
});

it('what has not failed, or has a new attempt of its own, may not', () => {
  expect(anewOf({ kind: 'authorize', status: 'done', summary })).toEqual({});
  expect(anewOf({ kind: 'earn-buy', status: 'failed', summary })).toEqual({});
  expect(anewOf({ kind: 'authorize', status: 'failed', summary: {} })).toEqual({});
});
