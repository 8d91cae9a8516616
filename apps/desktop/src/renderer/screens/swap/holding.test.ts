import { expect, it } from 'vitest';
import { heldBy, heldInAll, isOf } from './holding.ts';
import { ETH, FACTS, FIRST, holds, TOKENS, USDC, USDC_ELSEWHERE } from './samples.test-support.ts';

it('the same symbol on another chain is another token', () => {
  const balance = holds(FIRST, USDC, 1n);
  expect(isOf(USDC, balance)).toBe(true);
  expect(isOf(USDC_ELSEWHERE, balance)).toBe(false);
  expect(isOf(ETH, holds(FIRST, USDC_ELSEWHERE, 1n))).toBe(false);
});

it('adds up over accounts, and an unread balance is not nothing', () => {
  expect(heldInAll(TOKENS, FACTS.balances).get(USDC.id)).toBe(100_000_000n);
  const unread = { ...holds(FIRST, USDC, 5n), at: null };
  expect(heldBy(FIRST.address, USDC, [unread])).toBeNull();
});
