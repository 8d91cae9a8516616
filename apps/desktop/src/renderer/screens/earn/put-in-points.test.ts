import { expect, test } from 'vitest';
import type { Positions, PutIn } from '../../../contract/earn.ts';
import { putInPoints } from './put-in-points.ts';

const usdc = (units: string) => ({ asset: 'u', symbol: 'USDC', decimals: 6, units, price: null });
const PUT_IN: PutIn = {
  points: [
    { at: 10, usdc: usdc('1000000') },
    { at: 20, usdc: usdc('3000000') },
  ],
  complete: true,
};
const positions = (at: number, worth: string | null): Positions => ({
  at,
  list: [
    {
      owner: { address: '0xA', name: null },
      instrument: '0x1',
      name: '',
      protocol: null,
      chain: { id: 'eip155:8453', name: 'Base' },
      shares: usdc('1'),
      worth: worth === null ? null : usdc(worth),
      sharesFrom: 'chain',
      worthFrom: 'chain',
      apy: null,
    },
  ],
  idle: [],
  troubles: [],
});

test('steps up to now, and then what it is worth', () => {
  expect(putInPoints(PUT_IN, positions(30, '3100000'))).toEqual([
    { at: 10, value: 1 },
    { at: 20, value: 1 },
    { at: 20, value: 3 },
    { at: 29, value: 3 },
    { at: 30, value: 3.1 },
  ]);
});

test('where something has only the word of the service there is no last step', () => {
  const said = positions(30, '3100000');
  const list = said.list.map((one) => ({ ...one, worthFrom: 'service' as const }));
  expect(putInPoints(PUT_IN, { ...said, list }).at(-1)).toEqual({ at: 29, value: 3 });
  expect(putInPoints(PUT_IN, positions(30, null)).at(-1)).toEqual({ at: 29, value: 3 });
});

test('nothing was put in from here: there is no line', () => {
  expect(putInPoints({ points: [], complete: true }, positions(30, '1'))).toEqual([]);
});
