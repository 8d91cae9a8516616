import { expect, it } from 'vitest';
import type { AccountOnChain, Grant } from '../../../contract/earn.ts';
import { EARN_ACCOUNT } from '../../stage/sample/earn.ts';
import { mayAct, maySell, type Right, rightOn } from './right.ts';

const BASE = { id: 'eip155:8453', name: 'Base' };
const on = (
  right: Right,
  rightEndsAt: number | null,
  chain = BASE.id,
  grants: readonly Grant[] = [],
) => {
  const one = { chain: BASE, right, rightEndsAt } as Partial<AccountOnChain> as AccountOnChain;
  return rightOn({ chains: [one], grants: [...grants] }, chain, 1_000);
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

it('an end that 1tx names ends nothing that was signed here', () => {
  const given = EARN_ACCOUNT.grants.filter(({ signed }) => signed !== null).slice(0, 1);
  expect(given).toHaveLength(1);
  expect(on('held', 1_000, BASE.id, given)).toBe('stopped');
  const ended = given.map((one) => ({ ...one, onChain: 'void' as const }));
  expect(on('held', 1_000, BASE.id, ended)).toBe('over');
});

it('a sale can be begun unless it is sure that 1tx does not act', () => {
  const all = ['held', 'told', 'ended', 'unknown', 'stopped', 'over', 'none'] as const;
  expect(all.filter(maySell)).toEqual(['held', 'told', 'ended', 'unknown']);
});
