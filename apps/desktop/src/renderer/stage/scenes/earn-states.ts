import type { AccountOnChain, EarnAccount } from '../../../contract/earn.ts';
import { MAIN } from '../sample/accounts.ts';
import { ON_BASE } from '../sample/balances.ts';
import {
  AAVE,
  EARN_ACCOUNT,
  EARNING,
  INSTRUMENTS,
  LISTED,
  NOTHING_EARNS,
  REACTOR,
} from '../sample/earn.ts';
import type { Move, Scene } from '../scene.ts';
import { NEVER, ok, refuse, type Script, together } from '../script.ts';
import { EARN_OPEN } from './earn.ts';

const DOWN = '1tx did not answer in time. Try again in a moment.';
const down = () =>
  refuse('PROVIDER_UNAVAILABLE', DOWN, { requestId: '01J9ZK3M7Q5T2V8X4B6N0R1C2D' });
const failing = () => refuse('DISK_ERROR', 'The ledger could not be read just now.');

const scene = (
  name: string,
  at: string,
  shows: string,
  more: Script,
  moves: readonly Move[] = [],
): Scene => ({ name: `earn/${name}`, at, script: together(EARN_OPEN, more), moves, shows });

const instrument = `/earn/instruments/${AAVE.id}`;
/** The account with another right on Base, while 1tx says that it may act there. */
const withRight = (right: AccountOnChain['right']): EarnAccount => ({
  ...EARN_ACCOUNT,
  chains: EARN_ACCOUNT.chains.map((one) =>
    one.chain.id === ON_BASE.id ? { ...one, right, rightEndsAt: null } : one,
  ),
});
const [given] = EARN_ACCOUNT.grants;
const ENDED: EarnAccount = {
  ...withRight('ended'),
  grants: given === undefined ? [] : [{ ...given, onChain: 'void' }],
};
const of = (account: EarnAccount) => ({ earn: { account: () => ok(account) } });
const here = `/earn/accounts/${MAIN}`;
const sold = { earn: { positions: () => ok({ ...EARNING, list: EARNING.list.slice(1) }) } };

/** What a place of Earn looks like when it is not full: empty, loading, failing, or with a part missing. */
export const EARN_STATE_SCENES: readonly Scene[] = [
  scene('no-wallet', '/earn', 'There is no wallet yet', { earn: { owners: () => ok([]) } }),
  scene('instrument-loading', instrument, 'Instrument', { earn: { instruments: () => NEVER } }),
  scene('instrument-failed', instrument, 'This could not be read', { earn: { instruments: down } }),
  scene('instrument-gone', instrument, '1tx does not list this any more', {
    earn: { instruments: () => ok({ ...LISTED, list: [REACTOR] }) },
  }),
  scene('instrument-history-loading', instrument, 'Yield a year', {
    earn: { history: () => NEVER },
  }),
  scene('instrument-closed', `/earn/instruments/${INSTRUMENTS[5]?.id}`, 'Do not use it', {}),
  scene('form-empty', '/earn/do/fund', 'There is no wallet yet', {
    earn: { owners: () => ok([]) },
  }),
  scene('form-loading', '/earn/do/fund', 'Whose account', { earn: { account: () => NEVER } }),
  scene('form-no-chain', '/earn/do/withdraw', 'No chain of this account can be read', {
    earn: {
      account: () =>
        ok({
          ...EARN_ACCOUNT,
          chains: EARN_ACCOUNT.chains.map((one) => ({ ...one, usdc: null, usdcFrom: null })),
        }),
    },
  }),
  scene('buy-list-failed', '/earn/do/buy', 'What 1tx lists could not be read', {
    earn: { instruments: down },
  }),
  scene('buy-no-right', '/earn/do/buy', 'Authorize Base', of(withRight('none'))),
  scene('buy-ended', '/earn/do/buy', 'names no other right', of(ENDED)),
  scene('buy-told', '/earn/do/buy', 'word alone', of(withRight('told'))),
  scene('sell-right-over', '/earn/do/sell', 'has passed', together(of(withRight('over')), sold)),
  scene('sell-ended', '/earn/do/sell', 'names no other right', together(of(ENDED), sold)),
  scene('account-ended', here, '1tx still says active', of(ENDED)),
  scene('account-half', here, 'What makes it earn', {
    earn: { positions: () => ok(NOTHING_EARNS) },
  }),
  scene(
    'account-former',
    here,
    'Rights on accounts that are not used now',
    of({
      ...EARN_ACCOUNT,
      former: [
        {
          account: '0xD1b3a6f2e4c5908e7F6a5B4C3d2e1f0a9B8c7d6e',
          computed: false,
          grants: EARN_ACCOUNT.grants.map((grant) => ({ ...grant, told: null })),
        },
      ],
    }),
  ),
  scene('sell-empty', '/earn/do/sell', 'Nothing earns in this account', {
    earn: { positions: () => ok(NOTHING_EARNS) },
  }),
  scene('sell-loading', '/earn/do/sell', 'Take USDC back', { earn: { positions: () => NEVER } }),
  scene('sell-failed', '/earn/do/sell', 'What earns could not be read', {
    earn: { positions: down },
  }),
  scene('put-in-failed', '/earn', 'What you put in could not be read', {
    earn: { putIn: failing, positions: () => ok(EARNING) },
  }),
  scene('costs-failed', '/earn/do/buy', 'What it costs could not be asked', {
    earn: { instruments: () => ok({ ...LISTED, list: [REACTOR] }), transferCosts: down },
  }),
  scene('account-grants-open', `/earn/accounts/${MAIN}`, 'How you gave it', {}, [
    { tap: 'What it allows' },
  ]),
];
