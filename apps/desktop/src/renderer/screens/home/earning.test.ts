import { expect, test } from 'vitest';
import type { Balances } from '../../../contract/accounts.ts';
import type { Position, Positions } from '../../../contract/earn.ts';
import { isAtLeast, sumOf } from '../holdings/holdings.ts';
import { balancesWith, withEarning } from './earning.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const owner = { address: '0xA', name: 'Main' };
const price = { usd: '1', source: '1Click', at: 50 };
const usdc = (units: string) => ({ asset: 'u', symbol: 'USDC', decimals: 6, units, price });
const BALANCES: Balances = {
  at: 100,
  reading: false,
  list: [{ account: '0xA', chain: BASE, amount: usdc('1000000'), at: 100 }],
  troubles: [],
};
const POSITIONS: Positions = {
  at: 90,
  list: [
    {
      owner,
      instrument: '0x1',
      name: 'Reactor',
      protocol: 'Morpho',
      chain: BASE,
      shares: usdc('9'),
      worth: usdc('2500000'),
      sharesFrom: 'chain',
      worthFrom: 'chain',
      apy: '5',
    },
  ],
  idle: [{ owner, chain: BASE, usdc: usdc('500000') }],
  troubles: [],
};

test('wallet, positions and what lies idle are one total', () => {
  expect(sumOf(balancesWith(BALANCES, POSITIONS), []).cents).toBe(400n);
  expect(sumOf(balancesWith(BALANCES, null), []).cents).toBe(100n);
});

test('what nobody can value is named, and makes it a least', () => {
  const value = { ...POSITIONS, list: POSITIONS.list.map((one) => ({ ...one, worth: null })) };
  const sum = withEarning(sumOf(balancesWith(BALANCES, value), []), { value, failure: null });
  expect(sum).toMatchObject({ cents: 150n, unpriced: ['Reactor'] });
  expect(isAtLeast(sum)).toBe(true);
});

test('what only the service says is no part of the total, and makes it a least', () => {
  const million = { ...POSITIONS.list[0], worth: usdc('1000000000000') } as Position;
  for (const word of [
    { sharesFrom: 'service', worthFrom: 'service' },
    { sharesFrom: 'chain', worthFrom: 'service' },
  ] as const) {
    const value = { ...POSITIONS, list: [...POSITIONS.list, { ...million, ...word }] };
    const sum = withEarning(sumOf(balancesWith(BALANCES, value), []), { value, failure: null });
    expect(sum.cents).toBe(400n);
    expect(isAtLeast(sum)).toBe(true);
  }
});

test('while what earns is not read, or not all of it, the total is a least', () => {
  const of = (value: Positions | null) =>
    isAtLeast(withEarning(sumOf(balancesWith(BALANCES, value), []), { value, failure: null }));
  const failing = (detail: string): Positions => ({
    ...POSITIONS,
    troubles: [{ about: 'Base', failure: { code: 'CHAIN_UNAVAILABLE', message: '', detail } }],
  });
  expect(of(null)).toBe(true);
  expect(of(POSITIONS)).toBe(false);
  expect(of(failing('CHAIN_TIMEOUT'))).toBe(true);
  expect(of(failing('NO_CONNECTION'))).toBe(false);
});
