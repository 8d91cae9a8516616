import { ACCOUNTS, MAIN } from '../sample/accounts.ts';
import { ACTIONS } from '../sample/actions.ts';
import { BALANCES, FAUCET, NOTHING, PARTLY } from '../sample/balances.ts';
import { BASE } from '../sample/base.ts';
import { DOORS } from '../sample/doors.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import { PENDING } from '../sample/pending.ts';
import type { Scene } from '../scene.ts';
import { NEVER, ok, refuse, together } from '../script.ts';

const sandbox = together(BASE, houseOf(), {
  accounts: { watchBalances: () => [BALANCES], faucetAssets: () => ok(FAUCET) },
  actions: { list: () => ok(ACTIONS.slice(1, 2)), get: () => ok(PENDING) },
  doors: DOORS,
});
const live = together(sandbox, houseOf({ profile: LIVE, sandbox: 'not needed' }));
const at = `/accounts/${MAIN}`;
const long = together(live, {
  accounts: { list: () => ok(ACCOUNTS.map((each) => ({ ...each, name: 'W'.repeat(30) }))) },
});
const PHRASE = 'test test test test test test test test test test test junk';

export const ACCOUNT_SCENES: readonly Scene[] = [
  { name: 'accounts/list', at: '/accounts', script: live, shows: 'Add an account' },
  {
    name: 'accounts/list-loading',
    at: '/accounts',
    script: together(live, { accounts: { list: () => NEVER } }),
    shows: 'A wallet is a phrase or a key.',
  },
  {
    name: 'accounts/list-empty',
    at: '/accounts',
    script: together(live, { accounts: { list: () => ok([]) } }),
    shows: 'No wallet yet',
  },
  {
    name: 'accounts/list-failed',
    at: '/accounts',
    script: together(live, {
      accounts: { list: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
    }),
    shows: 'Your accounts could not be read',
  },
  {
    name: 'accounts/list-partly',
    at: '/accounts',
    script: together(live, { accounts: { watchBalances: () => [PARTLY] } }),
    shows: 'is not in it',
  },
  {
    name: 'accounts/add',
    at: '/accounts',
    script: live,
    moves: [{ click: 'Add an account' }],
    shows: 'there is nothing new to write down',
  },
  { name: 'accounts/list-long-names', at: '/accounts', script: long, shows: 'WWWWWW' },
  { name: 'accounts/account-long-name', at, script: long, shows: 'WWWWWW' },
  { name: 'accounts/account', at, script: live, shows: 'Speed up' },
  { name: 'accounts/account-sandbox', at, script: sandbox, shows: 'Take some' },
  {
    name: 'accounts/account-partly',
    at,
    script: together(live, { accounts: { watchBalances: () => [PARTLY] } }),
    shows: 'never read',
  },
  {
    name: 'accounts/account-loading',
    at,
    script: together(live, { accounts: { watchBalances: () => NEVER } }),
    shows: 'Everyday',
  },
  {
    name: 'accounts/account-empty',
    at,
    script: together(live, {
      accounts: { watchBalances: () => [NOTHING] },
      actions: { list: () => ok([]) },
    }),
    shows: 'Nothing here yet',
  },
  {
    name: 'accounts/receive',
    at,
    script: live,
    moves: [{ click: 'Receive' }],
    shows: 'Mind the chain.',
  },
  {
    name: 'accounts/receive-sandbox',
    at,
    script: sandbox,
    moves: [{ click: 'Receive' }],
    shows: 'Play money only.',
  },
  {
    name: 'accounts/phrase',
    at,
    script: live,
    courier: { ok: true, shown: PHRASE },
    moves: [
      { click: 'Show the phrase' },
      { fill: 'Your passphrase', with: 'correct horse' },
      { click: 'Show the phrase' },
    ],
    shows: 'Covered in',
  },
  {
    name: 'accounts/phrase-wrong',
    at,
    script: live,
    courier: {
      ok: false,
      error: {
        code: 'WRONG_PASSPHRASE',
        message: 'Look for capitals and for the keyboard layout.',
      },
    },
    moves: [
      { click: 'Show the phrase' },
      { fill: 'Your passphrase', with: 'correct horse' },
      { click: 'Show the phrase' },
    ],
    shows: 'does not open this profile',
  },
  {
    name: 'accounts/keystore',
    at,
    script: live,
    moves: [{ click: 'Export as a keystore' }, { fill: 'The same again', with: 'other' }],
    shows: 'Its password is all that protects it.',
  },
  {
    name: 'accounts/rename',
    at,
    script: live,
    moves: [{ click: 'Rename' }],
    shows: 'Nobody else sees it.',
  },
];
