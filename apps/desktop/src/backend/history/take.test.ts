import { describe, expect, it } from 'vitest';
import type { Balance } from '../../contract/accounts.ts';
import type { Position } from '../../contract/earn.ts';
import type { Failure } from '../../contract/result.ts';
import { noteOf } from './take.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const owner = { address: '0xA', name: 'Main' };
const price = { usd: '1', source: '1Click', at: 50 };
const amount = (units: string, priced = true) => ({
  ...{ asset: 'u', symbol: 'USDC', decimals: 6, units },
  price: priced ? price : null,
});
const balance = (change: Partial<Balance> = {}): Balance => ({
  ...{ account: '0xA', chain: BASE, amount: amount('1009999'), at: 100 },
  ...change,
});
const position = (change: Partial<Position> = {}): Position => ({
  owner,
  ...{ instrument: '0x1', name: 'Reactor', protocol: 'Morpho', chain: BASE, apy: '5' },
  ...{ shares: amount('9'), worth: amount('2500000'), sharesFrom: 'chain', worthFrom: 'chain' },
  ...change,
});
const trouble = (detail: string) => {
  const failure: Failure = { code: 'CHAIN_UNAVAILABLE', message: '', detail };
  return { about: 'Base', failure };
};
type Read = Parameters<typeof noteOf>[0];
const note = (change: Partial<Read['balances'] & { earning: Partial<Read['earning']> }> = {}) => {
  const { earning, ...balances } = change;
  return noteOf({
    ...{ at: 200, began: 90, accountOf: new Map([['0xA', '0xE']]) },
    balances: { list: [balance()], troubles: [], ...balances },
    earning: {
      list: [position()],
      idle: [{ owner, chain: BASE, usdc: amount('500000') }],
      troubles: [],
      ...earning,
    },
  });
};

it('wallet, positions and what lies idle, each once and rounded down', () => {
  expect(note()).toEqual({
    at: 200,
    total: '400',
    positions: [{ account: '0xE', instrument: '0x1', assets: '2500000' }],
  });
});

describe('nothing that is not all of it', () => {
  it.each<readonly [string, Parameters<typeof note>[0]]>([
    ['a chain that did not answer', { troubles: [{ chain: BASE, failure: trouble('X').failure }] }],
    ['no balance at all', { list: [] }],
    ['one never read', { list: [balance(), balance({ at: null })] }],
    ['one of an earlier reading', { list: [balance({ at: 89 })] }],
    ['something without a price', { list: [balance({ amount: amount('1', false) })] }],
    [
      'a price that is none',
      { list: [balance({ amount: { ...amount('1'), price: { ...price, usd: '?' } } })] },
    ],
    ['a position that failed', { earning: { troubles: [trouble('CHAIN_TIMEOUT')] } }],
    ['one nobody can value', { earning: { list: [position({ worth: null })] } }],
    [
      'one that is the service’s word',
      { earning: { list: [position({ sharesFrom: 'service' })] } },
    ],
    [
      'one whose worth is the service’s word',
      { earning: { list: [position({ worthFrom: 'service' })] } },
    ],
    [
      'one of an owner who is gone',
      { earning: { list: [position({ owner: { ...owner, address: '0xB' } })] } },
    ],
  ])('%s', (_, change) => {
    expect(note(change)).toBeNull();
  });

  it('but a missing key, and what there is nothing of, stand in nobody’s way', () => {
    expect(note({ earning: { troubles: [trouble('NO_CONNECTION')] } })?.total).toBe('400');
    expect(note({ list: [balance(), balance({ amount: amount('0', false) })] })?.total).toBe('400');
  });
});
