import { BASE } from '../sample/base.ts';
import { LISTED, OWNERS } from '../sample/earn.ts';
import { houseOf } from '../sample/house.ts';
import type { Move, Scene } from '../scene.ts';
import { ok, together } from '../script.ts';

const open = together(BASE, houseOf());
/** What has the focus is written into, letter by letter. */
const typed = (text: string): Move[] => [...text].map((press) => ({ press }));

export const SHELL_SCENES: readonly Scene[] = [
  {
    name: 'shell/palette',
    script: open,
    moves: [{ press: 'Control+k' }],
    shows: 'Go to',
  },
  {
    name: 'shell/palette-earn',
    script: together(open, { earn: { owners: () => ok(OWNERS), instruments: () => ok(LISTED) } }),
    moves: [{ press: 'Control+k' }, ...typed('usdc')],
    shows: 'Clearstar USDC Reactor',
  },
  {
    name: 'shell/palette-exit',
    script: together(open, { earn: { owners: () => ok(OWNERS), instruments: () => ok(LISTED) } }),
    moves: [{ press: 'Control+k' }, ...typed('exit')],
    shows: 'Exit without 1tx, Everyday',
  },
  {
    name: 'shell/full-lock-question',
    script: open,
    moves: [{ press: 'Control+k' }, { click: 'Lock fully', role: 'option' }],
    shows: '3 actions are open. Until you unlock, nobody watches them',
  },
  {
    name: 'shell/full-lock-one',
    at: '/settings',
    script: together(BASE, houseOf({ waiting: 0, underWay: 1 })),
    moves: [{ click: 'Lock fully now' }],
    shows: 'One action is open. Until you unlock, nobody watches it',
  },
  { name: 'shell/keys', script: open, moves: [{ press: '?' }], shows: 'Go to Ledger' },
  {
    name: 'shell/sandbox-stopped',
    script: together(BASE, houseOf({ sandbox: 'stopped' })),
    shows: 'The sandbox has stopped.',
  },
  {
    name: 'shell/sandbox-starting',
    script: together(BASE, houseOf({ sandbox: 'starting' })),
    shows: 'The sandbox is starting',
  },
  { name: 'shell/not-found', at: '/nowhere', script: open, shows: 'There is no such screen' },
];
