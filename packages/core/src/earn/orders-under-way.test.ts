import { expect, it } from 'vitest';
import type { ActionQuery, ActionRow } from '../ports/ledger.ts';
import { ordersUnderWay } from './orders-under-way.ts';

const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';

const row = (
  id: string,
  status: ActionRow['status'],
  change: Partial<ActionRow> = {},
  summary: ActionRow['summary'] = {},
) =>
  ({
    ...{ id, kind: 'earn-buy', status, open: true },
    ...{ summary: { account: ACCOUNT.toLowerCase(), pays: { units: '50' }, ...summary } },
    ...change,
  }) as ActionRow;

it('is every order that was asked for, with what it may still take', async () => {
  const closed = { open: false };
  const rows = [
    row('not asked for', 'awaiting signature'),
    row('preparing', 'draft'),
    row('asked', 'sent'),
    row('in doubt', 'needs you'),
    row('crossing', 'settling'),
    row('arrived', 'confirming', {}, { arrived: { units: '49' } }),
    row('sale', 'sent', { kind: 'earn-sell' }),
    row('given up', 'expired', closed, { verified: false }),
    row('ended', 'expired', closed, { verified: true }),
    row('done', 'done', closed, { verified: true }),
    row('of another', 'sent', {}, { account: '0x1' }),
  ];
  const ledger = {
    listActions: async ({ open, statuses }: ActionQuery) =>
      rows.filter(
        (each) =>
          (open === undefined || each.open === open) &&
          (statuses === undefined || statuses.includes(each.status)),
      ),
  };
  const found = await ordersUnderWay(ledger, ACCOUNT);
  expect(found.map(({ row: { id }, givenUp, takes }) => [id, givenUp, takes])).toEqual([
    ['asked', false, 50n],
    ['in doubt', false, 50n],
    ['crossing', false, null],
    ['arrived', false, null],
    ['sale', false, null],
    ['given up', true, 50n],
  ]);
});
