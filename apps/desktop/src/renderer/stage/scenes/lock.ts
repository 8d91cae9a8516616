import type { Failure } from '../../../contract/result.ts';
import { ACCOUNTS } from '../sample/accounts.ts';
import { BASE } from '../sample/base.ts';
import { DOORS } from '../sample/doors.ts';
import { houseOf, LIVE, LOCKED, SANDBOX } from '../sample/house.ts';
import { SNAPSHOTS } from '../sample/snapshots.ts';
import { ago } from '../sample/time.ts';
import type { Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const unusable = (failure: Failure, more: Script = {}): Script =>
  together(houseOf({ ...LOCKED, phase: 'unusable', profile: LIVE, failure }), more);

const damaged = unusable(
  { code: 'LEDGER_DAMAGED', message: 'Event 318 does not follow from event 317.' },
  { house: { snapshots: () => ok(SNAPSHOTS) } },
);

export const LOCK_SCENES: readonly Scene[] = [
  { name: 'lock/opening', script: { house: { watch: () => NEVER } }, shows: 'Opening the' },
  { name: 'lock/nobody', script: {}, absent: true, shows: 'The backend does not answer yet.' },
  {
    name: 'lock/profiles',
    script: houseOf({ ...LOCKED, phase: 'empty', profile: null }),
    shows: 'Which book?',
  },
  { name: 'lock/full', script: houseOf({ ...LOCKED, profile: LIVE }), shows: 'Passphrase' },
  {
    name: 'lock/screen',
    script: houseOf({ phase: 'screen locked', waiting: 1, underWay: 2 }),
    shows: 'waits for you.',
  },
  {
    name: 'lock/opening-the-lock',
    script: together(houseOf({ ...LOCKED, profile: LIVE }), {
      doors: { open: DOORS.open, outcome: () => NEVER },
    }),
    moves: [{ fill: 'Passphrase', with: 'correct horse battery' }, { click: 'Unlock' }],
    shows: 'Opening',
  },
  {
    name: 'lock/wrong',
    script: together(houseOf({ ...LOCKED, profile: LIVE }), { doors: DOORS }),
    courier: {
      ok: false,
      error: {
        code: 'WRONG_PASSPHRASE',
        message: 'Look for capitals and for the keyboard layout, and try again.',
      },
    },
    moves: [{ fill: 'Passphrase', with: 'correct horse battery' }, { click: 'Unlock' }],
    shows: 'does not open this profile',
  },
  {
    name: 'lock/throttled',
    script: together(houseOf({ phase: 'screen locked', waiting: 0, underWay: 1 }), {
      doors: DOORS,
    }),
    courier: {
      ok: false,
      error: {
        code: 'TOO_MANY_ATTEMPTS',
        message: 'After several wrong passphrases each next attempt waits a little longer.',
        retryAfterMs: 45_000,
      },
    },
    moves: [{ fill: 'Passphrase', with: 'wrong' }, { click: 'Unlock' }],
    shows: 'Again in',
  },
  {
    name: 'lock/by-code',
    script: houseOf({ ...LOCKED, profile: LIVE }),
    moves: [{ click: 'Use the recovery code' }],
    shows: 'Eight groups of five',
  },
  {
    name: 'lock/in-use',
    script: unusable({
      code: 'LEDGER_IN_USE',
      message: 'Another program holds this ledger.',
      holder: { pid: 48_213, program: 'Countinghouse (browser host)', since: ago(41) },
    }),
    shows: 'Open somewhere else',
  },
  {
    name: 'lock/damaged',
    script: damaged,
    shows: '402 events',
  },
  {
    name: 'lock/restoring',
    script: together(damaged, { doors: { open: DOORS.open, outcome: () => NEVER } }),
    moves: [
      { click: '402 events', role: 'radio' },
      { fill: 'Passphrase of that day', with: 'correct horse battery' },
      { click: 'Bring it back' },
    ],
    shows: 'Bringing it back',
  },
  {
    name: 'lock/restore-by-code',
    script: damaged,
    moves: [{ click: 'Use the recovery code' }, { fill: 'Recovery code', with: 'K7Q2M-94XTD' }],
    shows: 'Use the passphrase',
  },
  {
    name: 'lock/restore-wrong',
    script: together(damaged, { doors: DOORS }),
    courier: {
      ok: false,
      error: {
        code: 'WRONG_PASSPHRASE',
        message: 'It may be the passphrase of another day. Nothing was changed.',
      },
    },
    moves: [{ fill: 'Passphrase of that day', with: 'wrong' }, { click: 'Bring it back' }],
    shows: 'Nothing was changed.',
  },
  {
    name: 'lock/damaged-loading',
    script: unusable({ code: 'LEDGER_DAMAGED', message: 'The file ends in the middle of a page.' }),
    shows: 'The ledger is damaged',
  },
  {
    name: 'lock/damaged-no-snapshots',
    script: unusable(
      { code: 'LEDGER_DAMAGED', message: 'The file ends in the middle of a page.' },
      { house: { snapshots: () => ok([]) } },
    ),
    shows: 'There are no snapshots',
  },
  {
    name: 'lock/missing',
    script: unusable(
      { code: 'LEDGER_MISSING', message: 'There is no ledger file in the folder of this profile.' },
      { house: { snapshots: () => refuse('DISK_ERROR', 'The folder cannot be read.') } },
    ),
    shows: 'The folder cannot be read.',
  },
  {
    name: 'lock/too-new',
    script: unusable({ code: 'LEDGER_TOO_NEW', message: 'Schema 4; this program knows 1.' }),
    shows: 'Written by a newer version',
  },
  {
    name: 'lock/disk-full',
    script: unusable({ code: 'DISK_FULL', message: 'There is no room left on the disk.' }),
    shows: 'Make some room',
  },
  {
    name: 'recovered/compare',
    at: '/recovered',
    script: together(BASE, houseOf({ profile: LIVE, recovered: ['RESTORED', 'OLDER_THAN_MARK'] }), {
      ledger: {
        compare: () =>
          ok([
            {
              actionId: 'b2'.repeat(16),
              kind: 'swap',
              ledgerSays: 'Sent, and waiting for 1Click.',
              worldSays: '1Click reports that 0.00768 ETH were paid out.',
              agrees: false,
            },
            {
              actionId: 'c3'.repeat(16),
              kind: 'send',
              ledgerSays: '100 USDC left at nonce 7.',
              worldSays: 'The transaction is on the chain and final.',
              agrees: true,
            },
          ]),
      },
    }),
    shows: 'they differ',
  },
  {
    name: 'recovered/elsewhere',
    script: together(BASE, houseOf({ profile: LIVE, recovered: ['OTHER_MACHINE'] }), {
      accounts: { list: () => ok([...ACCOUNTS]) },
    }),
    shows: 'Compare now',
  },
  {
    name: 'recovered/failed',
    at: '/recovered',
    script: together(BASE, houseOf({ profile: SANDBOX, recovered: ['MARK_MISSING'] }), {
      ledger: {
        compare: () =>
          refuse('CHAIN_UNAVAILABLE', 'Neither endpoint of Base answered within 10 seconds.'),
      },
    }),
    shows: 'It could not be compared',
  },
];
