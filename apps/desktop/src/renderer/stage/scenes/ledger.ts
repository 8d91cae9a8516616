import type { VerifyProgress } from '../../../contract/ledger.ts';
import { BASE } from '../sample/base.ts';
import { eventAt, HEADS, pageOf } from '../sample/book.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import { SNAPSHOTS } from '../sample/snapshots.ts';
import { ago } from '../sample/time.ts';
import type { Move, Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const bookOf = (head: number): Script => ({
  ledger: {
    watch: () => [{ seq: head }],
    page: ({ before, limit, types }) => ok(pageOf(head, before, limit, types)),
    event: ({ seq }) => ok(eventAt(seq)),
    heads: () => ok(HEADS),
    snapshots: () => ok(SNAPSHOTS),
    search: () =>
      ok([
        {
          actionId: 'b2'.repeat(16),
          stream: 'action/b2',
          snippet: 'swap 25 USDC on Base for 0.007685 ETH on Arbitrum One, to Everyday…',
        },
        {
          actionId: 'c3'.repeat(16),
          stream: 'action/c3',
          snippet: '…send 100 USDC on Base to Savings 0x2b1D4E6f80A1B2c3…',
        },
      ]),
  },
});
const open = together(BASE, houseOf({ profile: LIVE, sandbox: 'not needed' }), bookOf(412));
const at = '/ledger';
const part = (name: string): Move => ({ click: name, role: 'tab' });
const failed = () => refuse('DISK_ERROR', 'The file could not be read just now.');
const walk = (...said: VerifyProgress[]): Script =>
  together(open, { ledger: { verify: () => said } });
const verify: readonly Move[] = [part('Proof'), { click: 'Verify the ledger' }];
const end = {
  kind: 'end' as const,
  events: 412,
  head: '5e'.repeat(32),
  tookMs: 2_150,
  heads: [
    {
      seq: 402,
      at: ago(60 * 20),
      ok: true,
      sentence: 'The ledger still contains what was signed.',
    },
  ],
};

export const LEDGER_SCENES: readonly Scene[] = [
  { name: 'ledger/book', at, script: open, shows: '402' },
  {
    name: 'ledger/thousand',
    at,
    script: together(open, bookOf(1_000)),
    shows: '999',
  },
  {
    name: 'ledger/million',
    at,
    script: together(open, bookOf(1_000_000)),
    shows: '999999',
  },
  {
    name: 'ledger/filtered',
    at,
    script: open,
    moves: [{ click: 'Money moved' }],
    shows: 'The payment is final.',
  },
  {
    name: 'ledger/filtered-empty',
    at,
    script: together(open, {
      ledger: {
        page: ({ types }) =>
          ok(
            pageOf(412, null, types === undefined ? 100 : 1, types === undefined ? undefined : []),
          ),
      },
    }),
    moves: [{ click: 'Quotes' }],
    shows: 'Nothing of this kind',
  },
  {
    name: 'ledger/search',
    at,
    script: open,
    moves: [{ fill: 'Search', with: 'usdc' }],
    shows: '2 found.',
  },
  {
    name: 'ledger/search-empty',
    at,
    script: together(open, { ledger: { search: () => ok([]) } }),
    moves: [{ fill: 'Search', with: 'doubloons' }],
    shows: 'Nothing was found',
  },
  {
    name: 'ledger/entry',
    at,
    script: open,
    moves: [
      { see: 'The payment is final.' },
      { press: 'Tab' },
      { click: 'The payment is final.', role: 'option' },
    ],
    shows: 'As it is stored.',
  },
  {
    name: 'ledger/loading',
    at,
    script: together(open, { ledger: { page: () => NEVER } }),
    shows: 'Book',
  },
  {
    name: 'ledger/empty',
    at,
    script: together(open, bookOf(0)),
    shows: 'Nothing is written yet',
  },
  {
    name: 'ledger/failed',
    at,
    script: together(open, { ledger: { page: failed } }),
    shows: 'The book could not be opened',
  },
  { name: 'ledger/proof', at, script: open, moves: [part('Proof')], shows: 'Sign the head now' },
  {
    name: 'ledger/verifying',
    at,
    script: walk({ kind: 'progress', done: 231, of: 412 }),
    moves: verify,
    shows: '231 of 412',
  },
  {
    name: 'ledger/verified',
    at,
    script: walk({
      ...end,
      ok: true,
      sentence: 'All 412 events are as they were written.',
      firstBroken: null,
    }),
    moves: verify,
    shows: 'All 412 events',
  },
  {
    name: 'ledger/broken',
    at,
    script: walk({
      ...end,
      ok: false,
      sentence: 'Event 318 does not follow from event 317: its content was changed.',
      firstBroken: 318,
    }),
    moves: verify,
    shows: 'Show event 318',
  },
  {
    name: 'ledger/snapshots',
    at,
    script: open,
    moves: [part('Snapshots')],
    shows: 'Take a snapshot now',
  },
  {
    name: 'ledger/snapshots-empty',
    at,
    script: together(open, { ledger: { snapshots: () => ok([]), heads: () => ok([]) } }),
    moves: [part('Snapshots')],
    shows: 'None yet',
  },
  { name: 'ledger/export', at, script: open, moves: [part('Export')], shows: 'For bookkeeping.' },
  {
    name: 'ledger/exported',
    at,
    script: together(open, {
      ledger: {
        export: () => [
          { kind: 'piece', text: 'id,kind\n' },
          { kind: 'end', rows: 31, fileName: 'countinghouse-actions-2026-11-24.csv' },
        ],
      },
    }),
    moves: [part('Export'), { click: 'Export' }],
    shows: '31 lines saved',
  },
];
