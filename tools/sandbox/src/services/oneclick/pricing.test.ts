import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatUnits, formatUsd } from './amounts.ts';
import { type Asset, listAssets } from './assets.ts';
import { Refusal } from './errors.ts';
import { outputFor, type Pricing, priceAt, priceQuote } from './pricing.ts';

const assets = [...listAssets([]).values()];
const asset = fc.constantFrom(...assets);
const cases = fc.record({
  origin: asset,
  destination: asset,
  amount: fc.bigInt({ min: 1n, max: 10n ** 24n }),
  slippage: fc.integer({ min: 0, max: 5_000 }),
  feeBps: fc.integer({ min: 0, max: 500 }),
  now: fc.integer({ min: 0, max: 2_000_000_000_000 }),
});
const settings = { seed: 7, numRuns: 500 };

function quoted(pricing: Pricing) {
  try {
    return priceQuote(pricing);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

it('asks for enough: what an exact output costs buys at least that output', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const pricing = { ...one, swapType: 'EXACT_OUTPUT' as const };
      const terms = quoted(pricing);
      if (terms === undefined) return;
      expect(terms.amountOut).toBe(one.amount);
      expect(terms.minAmountIn).toBeLessThanOrEqual(terms.amountIn);
      const bought = outputFor({ ...pricing, feeBps: 0 }, terms.minAmountIn);
      expect(bought).toBeGreaterThanOrEqual(one.amount);
    }),
    settings,
  );
});

it('never promises more for less, nor guarantees more than it promises', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const pricing = { ...one, swapType: 'FLEX_INPUT' as const };
      const terms = quoted(pricing);
      if (terms === undefined) return;
      expect(terms.minAmountOut).toBeLessThanOrEqual(terms.amountOut);
      expect(terms.minAmountIn).toBeLessThanOrEqual(terms.amountIn);
      const more = outputFor(pricing, one.amount + 1n);
      expect(more).toBeGreaterThanOrEqual(terms.amountOut);
      // The value out is never above the value in.
      const worth = (amount: bigint, of: Asset): bigint =>
        (amount * priceAt(of, one.now) * 10n ** 18n) / 10n ** BigInt(of.decimals);
      expect(worth(terms.amountOut, one.destination)).toBeLessThanOrEqual(
        worth(terms.amountIn, one.origin),
      );
    }),
    settings,
  );
});

it('writes amounts as people and as the service do', () => {
  expect(formatUnits(25_000_000n, 6)).toBe('25');
  expect(formatUnits(1n, 18)).toBe('0.000000000000000001');
  expect(formatUnits(120n, 0)).toBe('120');
  expect(formatUsd(6_237_600n, 6, 100_000_000n)).toBe('6.237600000000');
  expect(formatUsd(1n, 6, 100_000_000n)).toBe('0.000001000000');
});
