import type { PositionHistory, TotalHistory } from '../../../contract/history.ts';
import { BALANCES } from '../sample/balances.ts';
import { BASE } from '../sample/base.ts';
import { COMPOUND, EARNING, HISTORY, LISTED, OWNERS } from '../sample/earn.ts';
import { POSITION_PAST, TOTAL_BROKEN, TOTAL_ONCE, TOTAL_PAST } from '../sample/history.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import type { Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const open = together(BASE, houseOf({ profile: LIVE, sandbox: 'not needed' }), {
  accounts: { watchBalances: () => [BALANCES] },
  actions: { list: () => ok([]) },
  earn: {
    owners: () => ok(OWNERS),
    instruments: () => ok(LISTED),
    positions: () => ok(EARNING),
    history: () => ok(HISTORY),
  },
});
const total = (past: TotalHistory): Script => ({ history: { total: () => ok(past) } });
const position = (points: PositionHistory): Script => ({
  history: { position: () => ok(points) },
});

/** What was noted over time, at home and of one position. */
export const HISTORY_SCENES: readonly Scene[] = [
  {
    name: 'home/over-time',
    script: together(open, total(TOTAL_PAST)),
    shows: 'Noted at most once an hour',
  },
  {
    name: 'home/over-time-table',
    script: together(open, total(TOTAL_PAST)),
    moves: [{ click: 'As a table' }],
    shows: 'Hide the table',
  },
  {
    name: 'home/over-time-broken',
    script: together(open, total(TOTAL_BROKEN)),
    shows: 'Where the line breaks off',
  },
  {
    name: 'home/over-time-once',
    script: together(open, total(TOTAL_ONCE)),
    shows: 'One note so far',
  },
  {
    name: 'home/over-time-none',
    script: together(open, total({ points: [] })),
    shows: 'Nothing was noted in this time',
  },
  {
    name: 'home/over-time-never',
    script: open,
    moves: [{ click: 'All' }],
    shows: 'Nothing was noted yet',
  },
  {
    name: 'home/over-time-loading',
    script: together(open, { history: { total: () => NEVER } }),
    shows: 'Over time',
  },
  {
    name: 'home/over-time-failed',
    script: together(open, {
      history: { total: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
    }),
    shows: 'What was noted could not be read',
  },
  {
    name: 'earn/position-over-time',
    at: `/earn/instruments/${COMPOUND.id}`,
    script: together(open, position(POSITION_PAST)),
    shows: 'Noted at most once an hour',
  },
];
