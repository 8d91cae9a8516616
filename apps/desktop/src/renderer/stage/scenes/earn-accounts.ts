import type { EarnAccount } from '../../../contract/earn.ts';
import { MAIN } from '../sample/accounts.ts';
import { BALANCES } from '../sample/balances.ts';
import { BASE } from '../sample/base.ts';
import { EARN_ACCOUNT, EARNING, LISTED, OWNERS, PUT_IN } from '../sample/earn.ts';
import { houseOf, LIVE } from '../sample/house.ts';
import { ago } from '../sample/time.ts';
import type { Move, Scene } from '../scene.ts';
import { ok, refuse, type Script, together } from '../script.ts';

const NAMED = '0xD1b3a6f2e4c5908e7F6a5B4C3d2e1f0a9B8c7d6e';
const ANOTHER = '0x4e2C7a91bd0f6835ac1e9B7D2F60438A5C1D9e07';

const told = (account: string, agrees: boolean) => ({ account, agrees, failure: null });
const otherwise: EarnAccount = { ...EARN_ACCOUNT, told: told(NAMED, false) };
const agreed: EarnAccount = {
  ...EARN_ACCOUNT,
  account: NAMED,
  agreedAt: ago(3 * 24 * 60),
  told: told(NAMED, true),
};

const open = together(BASE, houseOf({ profile: LIVE, sandbox: 'not needed' }), {
  accounts: { watchBalances: () => [BALANCES] },
  earn: {
    owners: () => ok(OWNERS),
    instruments: () => ok(LISTED),
    positions: () => ok(EARNING),
    putIn: () => ok(PUT_IN),
  },
});
const scene = (
  name: string,
  account: EarnAccount,
  shows: string,
  more: { readonly at?: string; readonly moves?: readonly Move[]; readonly script?: Script } = {},
): Scene => ({
  name: `earn/which-${name}`,
  at: more.at ?? `/earn/accounts/${MAIN}`,
  script: together(open, { earn: { account: () => ok(account) } }, more.script ?? {}),
  moves: more.moves ?? [],
  shows,
});
const stranger: EarnAccount = {
  ...agreed,
  chains: agreed.chains.map((one) => ({
    ...one,
    deployed: true,
    otherOwner: ANOTHER,
    moves: `On ${one.chain.name} the account obeys ${ANOTHER}, who is not you.`,
  })),
};
const KNOW = 'I know that nobody here can check whose account that is, and I want to use it.';

/** The service and this program do not name the same account. */
export const EARN_ACCOUNT_SCENES: readonly Scene[] = [
  scene('account', otherwise, 'is not the one computed from your address'),
  scene('account-form', otherwise, 'is not the one computed from your address', {
    at: '/earn/do/fund',
  }),
  scene('account-known', otherwise, 'Use the account that 1tx names', {
    moves: [{ click: KNOW, role: 'checkbox' }],
  }),
  scene('account-refused', otherwise, 'who is not you', {
    moves: [{ click: KNOW, role: 'checkbox' }, { click: 'Use the account that 1tx names' }],
    script: {
      earn: {
        agree: () =>
          refuse(
            'REFUSED',
            `On Base that account obeys ${ANOTHER}, who is not you. It is not used.`,
            { detail: 'OBEYS_ANOTHER' },
          ),
      },
    },
  }),
  scene('account-agreed', agreed, 'you agreed to use the account that 1tx names'),
  scene('account-form-agreed', agreed, 'To the account that 1tx names', { at: '/earn/do/fund' }),
  scene('account-form-stranger', stranger, 'Nothing can be put in there', { at: '/earn/do/fund' }),
  scene('account-anew', { ...agreed, told: told(ANOTHER, false) }, 'decide anew'),
  scene(
    'account-back',
    { ...agreed, told: told(EARN_ACCOUNT.computed, false) },
    'the account computed from your address again',
  ),
];
