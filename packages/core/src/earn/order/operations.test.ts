import { expect, it } from 'vitest';
import { createClaims } from '../../action/claims.ts';
import type { EngineTools } from '../../action/definition.ts';
import type { ActionRow } from '../../ports/ledger.ts';
import type { OrderInput } from './input.ts';
import { mayTake, namesEverNew, withNamed } from './operations.ts';
import { buyV1 } from './order.ts';

const HASH = `0x${'2'.repeat(64)}`;
const TOLD = `0x${'a'.repeat(64)}`;
const LATER = `0x${'b'.repeat(64)}`;

it.each<readonly [boolean, string, string, object]>([
  [true, 'was told of first', TOLD, {}],
  [true, 'is called by later', LATER, {}],
  [true, 'was told of first, and so was another', TOLD, { operations: [TOLD] }],
  [false, 'is called by later, and so is another', LATER, { operations: [LATER] }],
  [false, 'was told of first, taken by another', TOLD, { arrived: { hash: HASH } }],
  [false, 'is called by later, taken by another', LATER, { arrived: { hash: HASH } }],
])('takes it: %s, what it %s', async (expected, _, operation, summary) => {
  const row = { id: 'other', updatedAt: 0, open: true, nextAt: null, summary };
  const ledger = { listActions: async () => [row as unknown as ActionRow] };
  const tools = { ledger, claims: createClaims() } as unknown as EngineTools;
  const state = { ...buyV1.initial({} as OrderInput, 0), toldOperation: TOLD };
  expect(await mayTake({ id: 'order', state }, operation, HASH, tools)).toBe(expected);
});

it('of the names of an order, the first and the newest eight are kept', () => {
  const names = Array.from({ length: 20 }, (_, at) => `0x${at}`);
  let named: readonly string[] = [];
  for (const [at, name] of names.entries()) {
    named = withNamed(named, name);
    expect(namesEverNew({ named })).toBe(at >= 8);
  }
  expect(named).toEqual(['0x0', ...names.slice(-8)]);
  expect(withNamed(named, '0X19')).toBe(named);
});
