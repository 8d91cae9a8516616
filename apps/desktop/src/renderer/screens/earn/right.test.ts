import { expect, it } from 'vitest';
import type { AccountOnChain } from '../../../contract/earn.ts';
import { mayAct, type Right, rightOn } from './right.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const on = (right: Right, rightEndsAt: number | null, chain = BASE.id) => {
  const one = { chain: BASE, right, rightEndsAt } as Partial<AccountOnChain> as AccountOnChain;
  return rightOn({ chains: [one] }, chain, 1_000);
};

it('holds on its own chain, until its end', () => {
  expect(on('held', null)).toBe('held');
  expect(on('told', 1_001)).toBe('told');
  expect(on('held', 1_000)).toBe('over');
  expect(on('told', 1_000)).toBe('over');
  expect(on('held', null, 'eip155:42161')).toBe('unknown');
});

it('what the chain has ended, or nobody could read, stays that whatever end is told', () => {
  for (const right of ['ended', 'unknown', 'none', 'stopped'] as const) {
    expect(on(right, 9_000)).toBe(right);
    expect(mayAct(on(right, 9_000))).toBe(false);
  }
});
