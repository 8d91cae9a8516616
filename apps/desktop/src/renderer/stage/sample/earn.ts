import type { Connection } from '../../../contract/connections.ts';
import type {
  EarnAccount,
  EarnOrderCap,
  EarnOwner,
  Instrument,
  Positions,
  PutIn,
} from '../../../contract/earn.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { usdc } from './actions.ts';
import { ON_ARBITRUM, ON_BASE } from './balances.ts';
import { ago, NOW } from './time.ts';

const DAY = 24 * 60;

export const CONNECTED: Connection[] = [
  {
    service: 'onetx',
    name: '1tx',
    baseUrl: 'https://api.1tx.fi/api/v1',
    key: 'kept',
    since: ago(12 * DAY),
  },
];

export const NOTHING_EARNS: Positions = { at: ago(0), list: [], idle: [], troubles: [] };

export const MAIN_ACCOUNT = '0x84288966271346F80edF4201e5E68AAE42388E17';
export const SAVINGS_ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const KEY = '0x5C1eAd3B0f9D2a7C4b6E8f10a2B3c4D5e6F70819';

const EVERYDAY = { address: MAIN, name: 'Everyday' };
const OF_SAVINGS = { address: SAVINGS, name: 'Savings' };

export const OWNERS: EarnOwner[] = [
  { owner: EVERYDAY, account: MAIN_ACCOUNT },
  { owner: OF_SAVINGS, account: SAVINGS_ACCOUNT },
];

const checked = (chain: string) =>
  ({
    result: 'checked',
    sentence: `Its id is what its own contracts make of it, and names ${chain}. What else the list says of it is 1tx’s word.`,
  }) as const;

const instrument = (
  change: Partial<Instrument> & Pick<Instrument, 'id' | 'name' | 'protocol' | 'chain'>,
): Instrument => ({
  check: checked(change.chain?.name ?? ''),
  closed: null,
  takes: 'USDC',
  gives: 'shares',
  contract: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC',
  apy: '5.2',
  apyBase: '4.1',
  apyReward: '1.1',
  tvlUsd: '48200000',
  category: 'USD',
  stablecoin: true,
  syncedAt: ago(4),
  ...change,
});

export const AAVE = instrument({
  id: '0x00002105c053a3e1290845e12a3eea14926472ce7f15da324cdf0700056fc04b',
  name: 'Aave USDC',
  protocol: 'Aave',
  chain: ON_BASE,
  gives: 'aBasUSDC',
  apy: '4.83',
  tvlUsd: '312400000',
});
export const REACTOR = instrument({
  id: '0x0000a4b194d4938ed6aab5bdbac7ca4b622f3639b1bca1b8b9c3271403d3b1b5',
  name: 'Clearstar USDC Reactor',
  protocol: 'Morpho',
  chain: ON_ARBITRUM,
  gives: 'csUSDC',
  apy: '8.41',
});

export const COMPOUND = instrument({
  id: '0x00002105e1d832a44e229e784c3d4afba9a1ca44a288e34f7e5ddcba23155adc',
  name: 'Compound USDC',
  protocol: 'Compound',
  chain: ON_BASE,
  apy: '5.07',
  tvlUsd: '96100000',
});

export const INSTRUMENTS: Instrument[] = [
  AAVE,
  REACTOR,
  COMPOUND,
  instrument({
    id: `0x0000a4b1${'3c'.repeat(28)}`,
    name: 'Fluid USDC',
    protocol: 'Fluid',
    chain: ON_ARBITRUM,
    apy: '6.92',
    tvlUsd: '21700000',
    check: {
      result: 'cannot-be-checked',
      sentence:
        'Its id could not be checked: the list does not name its market. That it is what it says is 1tx’s word.',
    },
  }),
  instrument({
    id: `0x00002105${'7d'.repeat(28)}`,
    name: 'Euler EURC',
    protocol: 'Euler',
    chain: ON_BASE,
    takes: 'EURC',
    category: 'EUR',
    apy: '3.15',
    tvlUsd: '8300000',
  }),
  instrument({
    id: `0x00002105${'9e'.repeat(28)}`,
    name: 'Golden USDC',
    protocol: 'Morpho',
    chain: ON_BASE,
    apy: '41.7',
    tvlUsd: '210000',
    closed: 'Its id does not fit.',
    check: {
      result: 'does-not-fit',
      sentence:
        'Its id is not what its own fields make of it: it names another vault. Do not use it.',
    },
  }),
];

export const LISTED = { at: ago(1), complete: true, list: INSTRUMENTS };

export const HISTORY = {
  instrument: AAVE.id,
  points: Array.from({ length: 60 }, (_, index) => ({
    at: NOW - (59 - index) * 12 * 60 * 60_000,
    apy: (4.6 + Math.sin(index / 5) * 0.5 + index * 0.006).toFixed(4),
    tvlUsd: '312400000',
  })),
};

const shares = (units: string) => ({
  asset: 'eip155:42161/erc20:0xa53cf822fe93002aeae16d395cd823ece161a6ac',
  symbol: 'csUSDC',
  decimals: 18,
  units,
  price: null,
});

export const EARNING: Positions = {
  at: ago(0),
  list: [
    {
      owner: EVERYDAY,
      instrument: REACTOR.id,
      name: REACTOR.name,
      protocol: 'Morpho',
      chain: ON_ARBITRUM,
      shares: shares('2412000000000000000000'),
      worth: usdc('2501337214'),
      sharesFrom: 'chain',
      worthFrom: 'chain',
      apy: '8.41',
    },
    {
      owner: EVERYDAY,
      instrument: COMPOUND.id,
      name: COMPOUND.name,
      protocol: 'Compound',
      chain: ON_BASE,
      shares: { ...usdc('812004410'), symbol: 'cUSDCv3', price: null },
      worth: usdc('812004410'),
      sharesFrom: 'chain',
      worthFrom: 'chain',
      apy: '5.07',
    },
  ],
  idle: [
    { owner: EVERYDAY, chain: ON_BASE, usdc: usdc('140250000') },
    { owner: EVERYDAY, chain: ON_ARBITRUM, usdc: usdc('0') },
    { owner: OF_SAVINGS, chain: ON_BASE, usdc: usdc('0') },
  ],
  troubles: [],
};

/** With something whose worth nobody but 1tx says. */
export const EARNING_SAID: Positions = {
  ...EARNING,
  list: EARNING.list.map((one) =>
    one.instrument === COMPOUND.id
      ? {
          ...one,
          ...{ instrument: AAVE.id, name: AAVE.name, protocol: 'Aave', apy: '4.83' },
          shares: { ...one.shares, symbol: 'aBasUSDC' },
          worthFrom: 'service',
        }
      : one,
  ),
};

export const EARNING_PARTLY: Positions = {
  ...EARNING,
  list: EARNING.list.map((one) =>
    one.chain === ON_BASE ? { ...one, worth: null, worthFrom: null, sharesFrom: 'service' } : one,
  ),
  troubles: [
    {
      about: 'Base',
      failure: {
        code: 'CHAIN_UNAVAILABLE',
        message: 'Neither of its endpoints answered within 10 seconds.',
      },
    },
  ],
};

export const PUT_IN: PutIn = {
  points: [
    { at: ago(40 * DAY), usdc: usdc('1000000000') },
    { at: ago(22 * DAY), usdc: usdc('2600000000') },
    { at: ago(9 * DAY), usdc: usdc('3250000000') },
  ],
  complete: true,
};

/** When what was authorized ends. */
export const ENDS = Date.UTC(2026, 11, 24, 23, 59);

export const ALLOWS = [
  'The key 0x5C1eAd3B0f9D2a7C4b6E8f10a2B3c4D5e6F70819 may act for the account 0x84288966271346F80edF4201e5E68AAE42388E17 until 2026-12-24 23:59 UTC.',
  'It may let 0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC take at most 5000 USDC (0x8335…2913) out of the account, by approve.',
  'It may let 0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC take any amount of 2 other tokens out of the account, by approve: 0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC and 0xA238Dd80C259a72e81d7e4664a9801593F98d1c5.',
  'It may buy through 0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC with at most 5000 USDC each time.',
  'It may sell through 0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC.',
  'It may spend at most 5000 USDC every 24 hours.',
];
export const NO_LIMIT =
  'It may call sell for any amount: everything that earns can be turned into USDC of the account.';

export const EARN_ACCOUNT: EarnAccount = {
  owner: EVERYDAY,
  account: MAIN_ACCOUNT,
  computed: MAIN_ACCOUNT,
  agreedAt: null,
  at: ago(0),
  told: { account: MAIN_ACCOUNT, agrees: true, failure: null },
  chains: [
    {
      chain: ON_BASE,
      deployed: true,
      otherOwner: null,
      moves:
        'On Base the account obeys your key. 1tx says that it may act for the account there, within what you authorized.',
      right: 'held',
      rightEndsAt: ENDS,
      usdc: usdc('140250000'),
      usdcFrom: 'chain',
      failure: null,
    },
    {
      chain: ON_ARBITRUM,
      deployed: false,
      otherOwner: null,
      moves:
        "The account is not on Arbitrum One yet, and comes about there as your key's. 1tx says that it has no right on Arbitrum One.",
      right: 'none',
      rightEndsAt: null,
      usdc: {
        ...usdc('0'),
        asset: 'eip155:42161/erc20:0xaf88d065e77c8cc2239327c5edb3a432268e5831',
      },
      usdcFrom: 'chain',
      failure: null,
    },
  ],
  grants: [
    {
      chain: ON_BASE,
      told: { status: 'active', expiresAt: ENDS, policyVersion: '3' },
      signed: {
        actionId: 'e1'.repeat(16),
        at: ago(3 * DAY),
        cap: usdc('5000000000'),
        expiresAt: ENDS,
        permissionId: '0x1f0b7c52',
        key: KEY,
        allows: ALLOWS,
        unlimited: [],
      },
      onChain: 'usable',
    },
  ],
  former: [],
  withdrawals: [],
  orders: [],
};

export const FRESH_ACCOUNT: EarnAccount = {
  ...EARN_ACCOUNT,
  chains: EARN_ACCOUNT.chains.map((one) => ({
    ...one,
    deployed: false,
    right: 'none',
    rightEndsAt: null,
    moves: `The account is not on ${one.chain.name} yet, and comes about there as your key's. 1tx says that it has no right on ${one.chain.name}.`,
    usdc: one.usdc === null ? null : { ...one.usdc, units: '0' },
  })),
  grants: [],
};

/** Everything that can be wrong with an account at once. */
export const TROUBLED_ACCOUNT: EarnAccount = {
  ...EARN_ACCOUNT,
  told: { account: SAVINGS_ACCOUNT, agrees: false, failure: null },
  chains: EARN_ACCOUNT.chains.map((one) =>
    one.chain === ON_ARBITRUM
      ? {
          ...one,
          deployed: null,
          moves:
            'Arbitrum One could not be asked whom the account obeys there. 1tx says that it may act for the account there, within what you authorized.',
          right: 'unknown',
          usdcFrom: 'service',
          failure: {
            code: 'CHAIN_UNAVAILABLE',
            message: 'Neither of its endpoints answered within 10 seconds.',
          },
        }
      : one,
  ),
  grants: [
    ...EARN_ACCOUNT.grants.map((grant) => ({
      ...grant,
      told: null,
      signed: grant.signed === null ? null : { ...grant.signed, unlimited: [NO_LIMIT] },
    })),
    {
      chain: ON_ARBITRUM,
      told: { status: 'authorized', expiresAt: null, policyVersion: null },
      signed: null,
      onChain: 'unknown',
    },
  ],
  orders: [
    {
      actionId: 'e8'.repeat(16),
      sentence: '1tx is moving your 50 USDC.',
      givenUp: false,
      takes: { chain: ON_BASE, usdc: usdc('50000000') },
    },
  ],
  withdrawals: [
    {
      actionId: 'e7'.repeat(16),
      sentence:
        'Nobody knows whether 50 USDC will still be withdrawn: the signature is out and the chain shows nothing.',
      inDoubt: true,
    },
  ],
};

const cost = (units: string, basisPoints: string, takesMs: number) => ({
  fee: usdc(units),
  basisPoints,
  takesMs,
});

export const COSTS = {
  fast: cost('13000', '1.3', 2 * 60_000),
  standard: cost('0', '0', 20 * 60_000),
};

/** The cap of the right on Base, a part of it used. */
export const ORDER_CAP: NonNullable<EarnOrderCap> = {
  givenAt: ago(3 * DAY),
  certain: true,
  each: '5000000000',
  period: { units: '5000000000', everySeconds: 86_400, used: '1200000000' },
};
