import { expect, test } from 'vitest';
import type { Position, Positions } from '../../../contract/earn.ts';
import { worthOf } from './worth.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const price = { usd: '1', source: '1Click', at: 1 };
const usdc = (units: string) => ({ asset: 'u', symbol: 'USDC', decimals: 6, units, price });
const position = (change: Partial<Position>): Position => ({
  owner: { address: '0xA', name: 'Main' },
  instrument: '0x1',
  name: 'Reactor',
  protocol: 'Morpho',
  chain: BASE,
  shares: usdc('9'),
  worth: usdc('2500000'),
  sharesFrom: 'chain',
  worthFrom: 'chain',
  apy: '5',
  ...change,
});
const all = (change: Partial<Positions>): Positions => ({
  at: 1,
  list: [],
  idle: [],
  troubles: [],
  ...change,
});

test('what earns and what lies idle, of one owner or of all', () => {
  const other = { address: '0xB', name: null };
  const positions = all({
    list: [position({}), position({ owner: other })],
    idle: [{ owner: other, chain: BASE, usdc: usdc('1000000') }],
  });
  expect(worthOf(positions)).toEqual({ cents: 600n, of: 3, partly: false, said: null });
  expect(worthOf(positions, '0xB').cents).toBe(350n);
});

test('what nobody could value is not in it, and neither is what only the service says', () => {
  const positions = all({
    list: [
      position({ worth: null, worthFrom: null }),
      position({ sharesFrom: 'service', worthFrom: 'service' }),
      position({ worthFrom: 'service' }),
    ],
  });
  expect(worthOf(positions)).toEqual({ cents: 0n, of: 0, partly: true, said: 500n });
  expect(worthOf(all({ list: [position({})] }))).toMatchObject({ partly: false, said: null });
  const failure = { code: 'CHAIN_UNAVAILABLE', message: '' } as const;
  expect(worthOf(all({ troubles: [{ about: 'Base', failure }] })).partly).toBe(true);
});
