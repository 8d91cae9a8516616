import { expect, it } from 'vitest';
import { instrumentOf, purposeOf } from './purpose.ts';

it('what is to be compared is what the order buys into, or takes out of', () => {
  expect(instrumentOf({ purpose: 'buy' })).toBe('what you buy into');
  expect(instrumentOf({ purpose: 'sell' })).toBe('what you take USDC out of');
});

it('nothing is said of whose an account is that the review does not say', () => {
  expect(purposeOf({ purpose: 'fund' }).gloss).toBeNull();
});
