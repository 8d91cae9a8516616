import fc from 'fast-check';
import { expect, it } from 'vitest';
import { worstOf } from './fees.ts';

it('0.5 % of slippage and all that may be kept: each line exact, against the person', () => {
  expect(worstOf(100_000_000n, 100_000_000n, 50)).toEqual({
    ...{ kept: 5_000_000n, slipped: 475_000n, least: 94_525_000n },
  });
  expect(worstOf(1n, 1n, 0)).toEqual({ kept: 1n, slipped: 0n, least: 0n });
});

it('what should come, less both lines, is what has to come', () => {
  const amounts = fc.bigInt({ min: 0n, max: 2n ** 128n });
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: -1, max: 10_001 }), (of, less, slippage) => {
      const about = less < of ? of - less : 0n;
      const { kept, slipped, least } = worstOf(of, about, slippage);
      expect(about - kept - slipped).toBe(least);
      expect(least >= 0n && kept >= 0n && slipped >= 0n).toBe(true);
    }),
  );
});
