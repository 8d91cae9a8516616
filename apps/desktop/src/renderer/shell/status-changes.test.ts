import { expect, it } from 'vitest';
import type { ActionRow } from '../../contract/actions.ts';
import { actionShownAt, changesOf } from './status-changes.ts';

const row = (id: string, status: ActionRow['status'], open: boolean): ActionRow => ({
  id,
  kind: 'swap',
  status,
  sentence: '',
  waitingFor: null,
  open,
  createdAt: 0,
  updatedAt: 0,
  pays: null,
  gets: null,
});

it('only ends and questions are worth a notice, and only once', () => {
  const before = [row('a', 'settling', true), row('b', 'sent', true), row('c', 'sent', true)];
  const now = [row('a', 'done', false), row('b', 'needs you', true), row('c', 'confirming', true)];
  expect(changesOf(before, now).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(changesOf(now, now)).toEqual([]);
});

it('what was already so when the page opened is no news', () => {
  expect(changesOf(null, [row('a', 'done', false)])).toEqual([]);
  expect(changesOf([], [row('a', 'done', false)])).toEqual([]);
});

it('on its own page an action needs no notice: it is told there whole', () => {
  expect(actionShownAt('/activity/abc')).toBe('abc');
  expect(['/activity', '/', '/activity/abc/more', '/accounts/abc'].map(actionShownAt)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
