import { expect, it } from 'vitest';
import { keptHint, mostOf } from './use-all.tsx';

const purse = {
  account: '0xA',
  chain: 'eip155:8453',
  contract: null,
  symbol: 'ETH',
  decimals: 18,
  held: 10n ** 18n,
};
const kept = 31_500_000_000_000n;

it('all of a coin leaves the fees behind, all of a token leaves nothing', () => {
  expect(mostOf(purse.held, kept)).toBe(10n ** 18n - kept);
  expect(mostOf(7n, 0n)).toBe(7n);
});

it('offers nothing where fees eat it all, or where nobody knows them', () => {
  expect(mostOf(kept, kept)).toBeNull();
  expect(mostOf(purse.held, null)).toBeNull();
});

it('an amount that leaves just the fees says so, and one that eats into them what to leave', () => {
  const hint = (units: bigint) => keptHint(purse, kept, units, 'en');
  expect(hint(purse.held - kept - 1n)).toBeNull();
  expect(hint(purse.held - kept)).toBe(
    '0.0000315 ETH stay behind for network fees: enough for this payment and for another one.',
  );
  expect(hint(purse.held - kept + 1n)).toBe(
    'Leave about 0.0000315 ETH for network fees, or it cannot be sent.',
  );
  // That it is too much is said elsewhere.
  expect(hint(purse.held + 1n)).toBeNull();
});
