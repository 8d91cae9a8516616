import { expect, test } from 'vitest';
import type { Instrument } from '../../../contract/earn.ts';
import { choices, FIRST_VIEW, sortedBy, viewOf } from './instrument-filter.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const ARBITRUM = { id: 'eip155:42161', name: 'Arbitrum One' };

const instrument = (change: Partial<Instrument>): Instrument => ({
  id: `0x${'1'.repeat(64)}`,
  name: 'Aave USDC',
  protocol: 'Aave',
  chain: BASE,
  check: { result: 'checked', sentence: '' },
  closed: null,
  takes: 'USDC',
  gives: 'aUSDC',
  contract: null,
  apy: '4.1',
  apyBase: null,
  apyReward: null,
  tvlUsd: '100',
  category: 'USD',
  stablecoin: true,
  syncedAt: null,
  ...change,
});

const LIST = [
  instrument({ id: '0xa', name: 'Aave USDC' }),
  instrument({ id: '0xb', name: 'Reactor', protocol: 'Morpho', chain: ARBITRUM, apy: '7.5' }),
  instrument({ id: '0xc', name: 'Unknown yield', apy: null }),
  instrument({ id: '0xd', name: 'Shut', closed: '1tx takes nothing more for it.', apy: '99' }),
];
const ids = (list: readonly Instrument[]) => list.map(({ id }) => id);

test('the highest yield first, what nobody knows last, and nothing that is closed', () => {
  expect(ids(viewOf(LIST, FIRST_VIEW))).toEqual(['0xb', '0xa', '0xc']);
  expect(ids(viewOf(LIST, { ...FIRST_VIEW, closed: true }))[0]).toBe('0xd');
});

test('every word must stand somewhere, and filters narrow it down', () => {
  expect(ids(viewOf(LIST, { ...FIRST_VIEW, text: 'morpho arbitrum' }))).toEqual(['0xb']);
  expect(ids(viewOf(LIST, { ...FIRST_VIEW, chain: BASE.id }))).toEqual(['0xa', '0xc']);
  expect(viewOf(LIST, { ...FIRST_VIEW, protocol: 'Morpho', chain: BASE.id })).toEqual([]);
});

test('a column sorts, and sorts the other way round when it is asked again', () => {
  const byName = sortedBy(FIRST_VIEW, 'name');
  expect(ids(viewOf(LIST, byName))).toEqual(['0xa', '0xb', '0xc']);
  expect(ids(viewOf(LIST, sortedBy(byName, 'name')))).toEqual(['0xc', '0xb', '0xa']);
  expect(sortedBy(byName, 'tvl')).toMatchObject({ by: 'tvl', down: true });
});

test('one chooses among what there is', () => {
  expect(choices(LIST)).toEqual({
    chains: [
      [ARBITRUM.id, 'Arbitrum One'],
      [BASE.id, 'Base'],
    ],
    protocols: ['Aave', 'Morpho'],
    categories: ['USD'],
  });
});
