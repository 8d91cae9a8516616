import { expect, test } from 'vitest';
import type { Balance } from '../../../contract/accounts.ts';
import { isAtLeast, isNothing, isRead, names, partsOf, sumOf } from './holdings.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const ARBITRUM = { id: 'eip155:42161', name: 'Arbitrum One' };

function held(symbol: string, units: string, more: Partial<Balance> & { usd?: string } = {}) {
  const { usd, ...rest } = more;
  const price = usd === undefined ? null : { usd, source: '1Click', at: 50 };
  return {
    account: '0xA',
    chain: BASE,
    amount: { asset: `${symbol}@x`, symbol, decimals: 6, units, price },
    at: 100,
    ...rest,
  } satisfies Balance;
}

test('adds up what has a price, and names what it leaves out', () => {
  const list = [
    held('USDC', '1500000', { usd: '0.999' }),
    held('ODD', '7'),
    held('USDC', '2000000', { usd: '0.999', chain: ARBITRUM, at: null }),
  ];
  const sum = sumOf(list, []);
  // 1.4985, rounded down; what was never read counts for nothing.
  expect(sum.cents).toBe(149n);
  expect(sum.unpriced).toEqual(['ODD']);
  expect(sum.unread).toEqual([ARBITRUM]);
  expect(sum.pricedAt).toBe(50);
  expect(isAtLeast(sum)).toBe(true);
});

test('a chain that fails now counts as it was read before, and one never read not at all', () => {
  const failure = { code: 'CHAIN_UNAVAILABLE', message: 'No answer.' } as const;
  const list = [held('USDC', '1000000', { usd: '1' })];
  const troubles = [
    { chain: BASE, failure },
    { chain: ARBITRUM, failure },
  ];
  const sum = sumOf(list, troubles);
  expect(sum.old).toEqual([BASE]);
  expect(sum.unread).toEqual([ARBITRUM]);
  expect(sumOf(list, []).old).toEqual([]);
  expect(isAtLeast(sumOf(list, []))).toBe(false);
});

test('one asset on several chains is one part; the most valuable comes first', () => {
  const parts = partsOf([
    held('ODD', '1'),
    held('USDC', '1000000', { usd: '1' }),
    held('ETH', '9000000', { usd: '3000' }),
    held('USDC', '500000', { usd: '1', chain: ARBITRUM }),
    held('DAI', '0', { usd: '1' }),
  ]);
  expect(parts.map(({ amount }) => amount.symbol)).toEqual(['ETH', 'USDC', 'ODD']);
  expect(parts[1]).toMatchObject({ cents: 150n, chains: [BASE, ARBITRUM] });
  expect(parts[1]?.amount.units).toBe('1500000');
  expect(parts[2]?.cents).toBeNull();
});

test('what has no price on any chain has none at all; a price of one chain counts', () => {
  const nowhere = [held('ODD', '1'), held('ODD', '2', { chain: ARBITRUM })];
  expect(partsOf(nowhere)[0]).toMatchObject({ cents: null });
  const somewhere = [held('ODD', '1000000', { usd: '2' }), held('ODD', '2', { chain: ARBITRUM })];
  expect(partsOf(somewhere)[0]).toMatchObject({ cents: 200n });
});

test('nothing is only nothing once everything was read', () => {
  const empty = { at: 1, reading: false, troubles: [] };
  expect(isNothing({ ...empty, list: [held('ETH', '0')] })).toBe(true);
  expect(isNothing({ ...empty, list: [held('ETH', '0', { at: null })] })).toBe(false);
  expect(isRead({ list: [held('ETH', '0', { at: null })] })).toBe(false);
});

test('names in a sentence', () => {
  expect(names(['Base'])).toBe('Base');
  expect(names(['Base', 'Gnosis', 'Polygon'])).toBe('Base, Gnosis and Polygon');
});
