import { expect, it } from 'vitest';
import { heldBy, heldInAll, isOf, keptForFees, mostOf } from './holding.ts';
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

it('all of a coin leaves the fee behind, all of a token leaves nothing', () => {
  // A dollar at 2000 dollars the ether.
  expect(keptForFees(ETH)).toBe(500_000_000_000_001n);
  expect(mostOf(ETH, 10n ** 16n)).toBe(10n ** 16n - 500_000_000_000_001n);
  expect(mostOf(ETH, 1n)).toBe(0n);
  expect(mostOf(USDC, 7n)).toBe(7n);
  expect(keptForFees({ ...ETH, price: null })).toBe(10n ** 16n);
  expect(keptForFees({ ...ETH, price: { usd: '0', source: '', at: 0 } })).toBe(10n ** 16n);
});
