import type { ActionQuery, ActionRow } from '@countinghouse/core';
import { expect, it } from 'vitest';
import { undecidedWithdrawals } from './undecided-withdrawals.ts';

const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';

const row = (id: string, change: Partial<ActionRow>, undecided: boolean) =>
  ({
    ...{ id, kind: 'withdraw', status: 'sent', sentence: id, waitingFor: null, open: true },
    ...{ summary: { account: ACCOUNT.toLowerCase(), undecided } },
    ...change,
  }) as ActionRow;

it('is every one whose signature may still be used, given up or not', async () => {
  const rows = [
    row('open', {}, true),
    row('doubtful', { waitingFor: 'WITHDRAWAL_IN_DOUBT' }, true),
    row('given up', { status: 'expired', open: false }, true),
    row('taken over', { status: 'expired', open: false }, false),
    row('done', { status: 'done', open: false }, false),
    row('of another', { summary: { account: '0x1', undecided: true } }, true),
  ];
  const ledger = {
    listActions: async ({ open, statuses }: ActionQuery) =>
      rows.filter(
        (each) =>
          (open === undefined || each.open === open) &&
          (statuses === undefined || statuses.includes(each.status)),
      ),
  };
  const found = await undecidedWithdrawals({ ledger }, ACCOUNT);
  expect(found.map(({ actionId, inDoubt }) => [actionId, inDoubt])).toEqual([
    ['open', false],
    ['doubtful', true],
    ['given up', true],
  ]);
});
