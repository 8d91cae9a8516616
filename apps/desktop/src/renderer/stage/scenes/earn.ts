import type { ActionDetail } from '../../../contract/actions.ts';
import type { EarnAccount } from '../../../contract/earn.ts';
import { MAIN } from '../sample/accounts.ts';
import { BALANCES, ON_BASE } from '../sample/balances.ts';
import { BASE } from '../sample/base.ts';
import {
  COMPOUND,
  CONNECTED,
  COSTS,
  EARN_ACCOUNT,
  EARNING,
  EARNING_PARTLY,
  EARNING_SAID,
  FRESH_ACCOUNT,
  HISTORY,
  LISTED,
  NOTHING_EARNS,
  ORDER_CAP,
  OWNERS,
  PUT_IN,
  REACTOR,
  TROUBLED_ACCOUNT,
} from '../sample/earn.ts';
import {
  CROSSING,
  EXIT_TO_APPROVE,
  FUND_TO_APPROVE,
  FUND_TO_STOP,
  GRANT_FAILED,
  GRANT_TO_FEAR,
  GRANT_TO_SIGN,
  ORDER_FAILED,
  ORDER_FAILED_UNSEEN,
  ORDER_IN_DOUBT,
  ORDER_NOT_ASKED,
  ORDER_TO_APPROVE,
  REMOVAL_TO_APPROVE,
  SALE_TO_APPROVE,
  WITHDRAWAL_TO_SIGN,
} from '../sample/earn-details.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import type { Move, Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';

const live = houseOf({ profile: LIVE, sandbox: 'not needed' });
const NO_KEY = 'No key of 1tx is kept here. Add one in the settings, under Connections.';
const DOWN = '1tx did not answer in time. Try again in a moment.';

const down = () =>
  refuse('PROVIDER_UNAVAILABLE', DOWN, { requestId: '01J9ZK3M7Q5T2V8X4B6N0R1C2D' });

const open = together(BASE, live, {
  accounts: { watchBalances: () => [BALANCES] },
  earn: {
    owners: () => ok(OWNERS),
    instruments: () => ok(LISTED),
    positions: () => ok(EARNING),
    putIn: () => ok(PUT_IN),
    history: () => ok(HISTORY),
    account: () => ok(EARN_ACCOUNT),
    transferCosts: () => ok(COSTS),
    wayBack: () => ok({ warning: null }),
    orderCap: () => ok(ORDER_CAP),
  },
});
/** A house with accounts that earn, in which everything answers. */
export const EARN_OPEN = open;
const of = (account: EarnAccount): Script => ({ earn: { account: () => ok(account) } });
const unknown = together(open, {
  connections: {
    list: () => ok(CONNECTED.map((one) => ({ ...one, key: 'missing' as const, since: null }))),
  },
  earn: {
    instruments: () => refuse('PROVIDER_REFUSED', NO_KEY, { detail: 'NO_CONNECTION' }),
    positions: () => ok(NOTHING_EARNS),
  },
});

const form = (
  name: string,
  wish: string,
  shows: string,
  moves: readonly Move[] = [],
  more: Script = {},
): Scene => ({
  name: `earn/${name}`,
  at: `/earn/do/${wish}`,
  script: together(open, more),
  moves,
  shows,
});
const action = (
  name: string,
  detail: ActionDetail,
  shows: string,
  moves: readonly Move[] = [],
) => ({
  name: `earn/${name}`,
  at: `/activity/${detail.row.id}`,
  script: together(open, { actions: { get: () => ok(detail) } }),
  moves,
  shows,
});

export const EARN_SCENES: readonly Scene[] = [
  { name: 'earn/full', at: '/earn', script: open, shows: '$3,452.89' },
  {
    name: 'earn/said',
    at: '/earn',
    script: together(open, { earn: { positions: () => ok(EARNING_SAID) } }),
    shows: 'it is its word alone',
  },
  {
    name: 'earn/empty',
    at: '/earn',
    script: together(open, { earn: { positions: () => ok(NOTHING_EARNS) } }),
    shows: 'Nothing earns yet',
  },
  {
    name: 'earn/loading',
    at: '/earn',
    script: together(open, {
      earn: { instruments: () => NEVER, positions: () => NEVER, owners: () => NEVER },
    }),
    shows: 'Where USDC can earn',
  },
  {
    name: 'earn/partly',
    at: '/earn',
    script: together(open, { earn: { positions: () => ok(EARNING_PARTLY) } }),
    shows: 'Base could not be read whole',
  },
  {
    name: 'earn/failed',
    at: '/earn',
    script: together(open, { earn: { instruments: down, positions: down } }),
    shows: 'What 1tx lists could not be read',
  },
  { name: 'earn/no-key', at: '/earn', script: unknown, shows: '1tx does not know you yet' },
  {
    name: 'earn/search-nothing',
    at: '/earn',
    script: open,
    moves: [{ fill: 'Search the instruments', with: 'zzz' }],
    shows: 'Nothing is like that',
  },
  {
    name: 'earn/closed-too',
    at: '/earn',
    script: open,
    moves: [{ click: 'Also those that take nothing from here', role: 'checkbox' }],
    shows: 'Its id does not fit',
  },
  {
    name: 'earn/instrument',
    at: `/earn/instruments/${COMPOUND.id}`,
    script: open,
    shows: 'What you hold of it',
  },
  {
    name: 'earn/instrument-table',
    at: `/earn/instruments/${REACTOR.id}`,
    script: open,
    moves: [{ click: 'As a table' }],
    shows: 'Hide the table',
  },
  {
    name: 'earn/instrument-no-history',
    at: `/earn/instruments/${LISTED.list[3]?.id}`,
    script: together(open, { earn: { history: down } }),
    shows: 'The history could not be read',
  },
  { name: 'earn/account', at: `/earn/accounts/${MAIN}`, script: open, shows: 'valid on chain' },
  {
    name: 'earn/account-fresh',
    at: `/earn/accounts/${MAIN}`,
    script: together(open, of(FRESH_ACCOUNT), { earn: { positions: () => ok(NOTHING_EARNS) } }),
    shows: 'Nobody but you',
  },
  {
    name: 'earn/account-troubled',
    at: `/earn/accounts/${MAIN}`,
    script: together(open, of(TROUBLED_ACCOUNT)),
    shows: 'Without limit',
  },
  {
    name: 'earn/account-loading',
    at: `/earn/accounts/${MAIN}`,
    script: together(open, { earn: { account: () => NEVER } }),
    shows: 'An account that earns',
  },
  {
    name: 'earn/account-failed',
    at: `/earn/accounts/${MAIN}`,
    script: together(open, {
      earn: { account: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
    }),
    shows: 'The account could not be read',
  },
  form('authorize', 'authorize', 'could move at most', [
    { fill: 'At most, in each period', with: '5000' },
  ]),
  form('authorize-too-fine', 'authorize', 'not rounded', [
    { fill: 'At most, in each period', with: '0.0000001' },
  ]),
  form('fund', 'fund', 'To your own account', [{ fill: 'Amount', with: '100' }]),
  form('buy', 'buy', 'You read the order first', [{ fill: 'Amount', with: '100' }]),
  form(
    'buy-back-from-review',
    'buy',
    '$25',
    [
      { fill: 'Amount', with: '25' },
      { click: 'Review this order' },
      { see: 'What should come of it' },
      { press: 'Escape' },
      { see: 'Put USDC to work' },
    ],
    {
      earn: { buy: () => ok({ actionId: ORDER_TO_APPROVE.row.id }) },
      actions: { get: () => ok(ORDER_TO_APPROVE) },
    },
  ),
  form('buy-across', 'buy', 'over Circle’s bridge', [{ fill: 'Amount', with: '100' }], {
    earn: { instruments: () => ok({ ...LISTED, list: [REACTOR] }) },
  }),
  form(
    'buy-above-cap',
    'buy',
    'the chain refuses what is above',
    [{ fill: 'Amount', with: '100' }],
    {
      earn: { orderCap: () => ok({ ...ORDER_CAP, each: '50000000' }) },
    },
  ),
  form('authorize-no-day', 'authorize', 'That day is over', [
    { fill: 'At most, in each period', with: '5000' },
    { fill: 'Until the end of', with: '2020-01-01' },
  ]),
  form('buy-slippage', 'buy', 'from 0.01 to 50', [
    { fill: 'How much less you accept at worst, in percent', with: '-1' },
  ]),
  form('sell', 'sell', 'worth about', [{ fill: 'Shares to give back', with: '100' }], {
    earn: { positions: () => ok({ ...EARNING, list: EARNING.list.slice(1) }) },
  }),
  form(
    'sell-dust',
    'sell',
    'type more',
    [{ fill: 'Shares to give back', with: '0.000000000000000001' }],
    {
      earn: {
        positions: () =>
          ok({
            ...EARNING,
            list: EARNING.list.slice(0, 1).map((one) => ({ ...one, chain: ON_BASE })),
          }),
      },
    },
  ),
  form(
    'sell-by-worth',
    'sell',
    'the order is in those',
    [{ click: 'Type USDC instead' }, { fill: 'About so much USDC to have back', with: '50' }],
    {
      earn: { positions: () => ok({ ...EARNING, list: EARNING.list.slice(1) }) },
    },
  ),
  form('withdraw', 'withdraw', '32 bytes', [{ fill: 'Amount', with: '20' }]),
  form(
    'withdraw-beside',
    'withdraw',
    'accept that both do',
    [],
    of({ ...TROUBLED_ACCOUNT, told: EARN_ACCOUNT.told }),
  ),
  form('form-failed', 'buy', 'The account could not be read', [], {
    earn: { account: () => refuse('DISK_ERROR', 'The ledger could not be read just now.') },
  }),
  action('review-grant', GRANT_TO_SIGN, 'What it allows'),
  action('review-grant-unlimited', GRANT_TO_FEAR, 'What nobody here can read'),
  action('review-blind', WITHDRAWAL_TO_SIGN, 'You sign what nobody can read'),
  action('review-blind-twice', WITHDRAWAL_TO_SIGN, 'The one thing to compare', [
    { click: 'I know that nobody can read', role: 'checkbox' },
  ]),
  action('review-order', ORDER_TO_APPROVE, 'Fast transfer'),
  action('review-sale', SALE_TO_APPROVE, 'what you take USDC out of'),
  action('review-fund', FUND_TO_APPROVE, 'obeys your key'),
  action('review-fund-stopped', FUND_TO_STOP, 'nobody here can tell that it obeys you'),
  action('review-exit', EXIT_TO_APPROVE, 'All of this happens, or none of it'),
  action('review-removal', REMOVAL_TO_APPROVE, 'Ends the right of the key'),
  action('grant-failed', GRANT_FAILED, 'Authorize again'),
  action('crossing', CROSSING, 'waiting attestation'),
  action('order-failed', ORDER_FAILED, 'Try again'),
  action('order-not-asked', ORDER_NOT_ASKED, 'Try again'),
  action('order-in-doubt', ORDER_IN_DOUBT, 'Look at them'),
  action('order-failed-unseen', ORDER_FAILED_UNSEEN, 'Stop waiting'),
];
