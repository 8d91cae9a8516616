import { CONTRADICTED, LONG, REPORT } from '../sample/activity.ts';
import { BASE } from '../sample/base.ts';
import { houseOf } from '../sample/house.ts';
import { SWAPPING } from '../sample/swap.ts';
import type { Scene } from '../scene.ts';
import { NEVER, ok, refuse, together } from '../script.ts';

const open = together(BASE, houseOf(), SWAPPING);
const TO = '0x3FbA7c1D9e0A2b4C6d8E0f1A3b5C7d9E1f2A4b6C';

export const ACTIVITY_SCENES: readonly Scene[] = [
  { name: 'activity/full', at: '/activity', script: open, shows: 'Waits for you' },
  {
    name: 'activity/long',
    at: '/activity',
    script: together(open, { actions: { list: () => ok(LONG) } }),
    shows: 'Show older ones',
  },
  {
    name: 'activity/empty',
    at: '/activity',
    script: together(open, { actions: { list: () => ok([]) } }),
    shows: 'Nothing has been done yet',
  },
  {
    name: 'activity/no-match',
    at: '/activity',
    script: together(open, { actions: { search: () => ok([]) } }),
    moves: [{ fill: 'Search the activity', with: 'zebra' }],
    shows: 'Nothing like that',
  },
  {
    name: 'activity/loading',
    at: '/activity',
    script: together(open, { actions: { list: () => NEVER } }),
    shows: 'Check an evidence file',
  },
  {
    name: 'activity/failed',
    at: '/activity',
    script: together(open, {
      actions: { list: () => refuse('DISK_ERROR', 'The ledger could not be read from the disk.') },
    }),
    shows: 'The activity could not be read',
  },
  {
    name: 'activity/evidence-consistent',
    at: '/activity',
    script: together(open, { ledger: { checkEvidence: () => ok(REPORT) } }),
    moves: [{ file: 'Evidence file', name: 'swap-2026-11-24.evidence.json' }],
    shows: 'Consistent, not proven',
  },
  {
    name: 'activity/evidence-contradicted',
    at: '/activity',
    script: together(open, { ledger: { checkEvidence: () => ok(CONTRADICTED) } }),
    moves: [{ file: 'Evidence file', name: 'swap-2026-11-24.evidence.json' }],
    shows: 'Contradicted',
  },
  {
    name: 'activity/evidence-unreadable',
    at: '/activity',
    script: together(open, {
      ledger: {
        checkEvidence: () => refuse('REFUSED', 'This file is not evidence: it is no JSON.'),
      },
    }),
    moves: [{ file: 'Evidence file', name: 'holiday.json' }],
    shows: 'could not be checked',
  },
  { name: 'send/empty', at: '/send', script: open, shows: 'Review this payment' },
  {
    name: 'send/filled',
    at: '/send',
    script: open,
    moves: [
      { fill: 'Amount', with: '120.5' },
      { fill: 'To, on Base', with: TO },
      { fill: 'A note for yourself', with: 'Invoice 2026-118' },
    ],
    shows: 'A well-formed address of Base.',
  },
  {
    name: 'send/wrong',
    at: '/send',
    script: open,
    moves: [
      { fill: 'Amount', with: '99999' },
      { fill: 'To, on Base', with: '0x3FbA7c' },
    ],
    shows: 'This is not a whole address yet.',
  },
  {
    name: 'send/nothing-held',
    at: '/send',
    script: together(open, {
      accounts: {
        watchBalances: () => [{ at: 0, reading: false, list: [], troubles: [] }],
      },
    }),
    shows: 'This account holds nothing yet',
  },
  {
    name: 'send/loading',
    at: '/send',
    script: together(BASE, houseOf()),
    shows: 'Pay somebody',
  },
];
