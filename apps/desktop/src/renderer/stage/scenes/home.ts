import type { Balances } from '../../../contract/accounts.ts';
import { ACTIONS } from '../sample/actions.ts';
import { BALANCES, FAUCET, NOTHING, PARTLY, UNPRICED, UNREAD } from '../sample/balances.ts';
import { BASE } from '../sample/base.ts';
import { DISAGREEMENTS } from '../sample/disagreements.ts';
import { EARNING, EARNING_SAID } from '../sample/earn.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import type { Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const holding = (balances: Balances): Script => ({
  accounts: { watchBalances: () => [balances], faucetAssets: () => ok(FAUCET) },
});
const doing = (list: typeof ACTIONS): Script => ({
  actions: { list: ({ open }) => ok(list.filter((row) => open !== true || row.open)) },
});
const live = houseOf({ profile: LIVE, sandbox: 'not needed' });
const open = together(BASE, live, doing(ACTIONS));

export const HOME_SCENES: readonly Scene[] = [
  {
    name: 'home/disagree',
    script: together(open, holding(BALANCES), {
      networks: { disagreements: () => ok([...DISAGREEMENTS]) },
    }),
    shows: 'Servers disagree.',
  },
  {
    name: 'home/code-unread',
    script: together(open, holding(BALANCES), doing([]), {
      settings: { recoveryCode: () => ok({ triedAt: null }) },
    }),
    shows: 'Your recovery code was never read back.',
  },
  { name: 'home/full', script: together(open, holding(BALANCES)), shows: '$22,282.50' },
  {
    name: 'home/earning',
    script: together(open, holding(BALANCES), { earn: { positions: () => ok(EARNING) } }),
    shows: 'In accounts that earn',
  },
  {
    name: 'home/earning-said',
    script: together(open, holding(BALANCES), { earn: { positions: () => ok(EARNING_SAID) } }),
    shows: 'Aave USDC is not in it.',
  },
  {
    name: 'home/calm',
    script: together(open, holding(BALANCES), doing([])),
    shows: '640.25',
  },
  { name: 'home/partly', script: together(open, holding(PARTLY)), shows: 'at least' },
  {
    name: 'home/unpriced',
    script: together(open, holding(UNPRICED), doing([])),
    shows: 'no price known',
  },
  {
    name: 'home/unread',
    script: together(open, holding(UNREAD)),
    shows: 'Base and Arbitrum One could not be read',
  },
  {
    name: 'home/loading',
    script: together(live, { actions: { list: () => NEVER }, settings: BASE.settings ?? {} }),
    shows: 'Home',
  },
  {
    name: 'home/failed',
    script: together(open, {
      accounts: { list: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
      actions: { list: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
    }),
    shows: 'Your accounts could not be read',
  },
  {
    name: 'home/first-sandbox',
    script: together(BASE, houseOf({ waiting: 0, underWay: 0 }), holding(NOTHING), doing([])),
    shows: 'Take some money from the faucet',
  },
  {
    name: 'home/first-live',
    script: together(open, holding(NOTHING), doing([])),
    shows: 'Nothing has arrived yet',
  },
  {
    name: 'home/no-wallet',
    script: together(open, doing([]), { accounts: { list: () => ok([]) } }),
    shows: 'The house is open, and empty',
  },
];
