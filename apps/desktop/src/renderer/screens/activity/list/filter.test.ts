import { expect, it } from 'vitest';
import type { ActionRow } from '../../../../contract/actions.ts';
import { EMPTY_FILTER, groupsOf, isFiltering, passes } from './filter.ts';

const row = (id: string, change: Partial<ActionRow>): ActionRow => ({
  id,
  kind: 'swap',
  status: 'done',
  sentence: '',
  waitingFor: null,
  open: false,
  createdAt: 0,
  updatedAt: 0,
  pays: null,
  gets: null,
  ...change,
});

it('what waits for the person stands apart from what is under way', () => {
  const rows = [
    row('a', { open: true, waitingFor: 'SIGNATURE', status: 'awaiting signature' }),
    row('b', { open: true, status: 'settling' }),
    row('c', {}),
  ];
  const { waiting, underWay, ended } = groupsOf(rows);
  expect([waiting, underWay, ended].map((list) => list.map(({ id }) => id))).toEqual([
    ['a'],
    ['b'],
    ['c'],
  ]);
});

it('a filter narrows by kind and by how it ended', () => {
  const failed = row('a', { status: 'refunded', kind: 'send' });
  expect(passes(failed, EMPTY_FILTER)).toBe(true);
  expect(passes(failed, { ...EMPTY_FILTER, kind: 'swap' })).toBe(false);
  expect(passes(failed, { ...EMPTY_FILTER, state: 'trouble' })).toBe(true);
  expect(passes(row('b', {}), { ...EMPTY_FILTER, state: 'trouble' })).toBe(false);
  expect(isFiltering(EMPTY_FILTER)).toBe(false);
  expect(isFiltering({ ...EMPTY_FILTER, text: ' x' })).toBe(true);
});
