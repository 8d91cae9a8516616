import type { Balance, Balances } from '../../../contract/accounts.ts';
import type { Amount, NamedChain } from '../../../contract/values.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { ago } from './time.ts';

export const ON_BASE: NamedChain = { id: 'eip155:8453', name: 'Base' };
export const ON_ARBITRUM: NamedChain = { id: 'eip155:42161', name: 'Arbitrum One' };

const PRICES: Readonly<Record<string, string>> = { ETH: '3241.07', USDC: '0.9998', DAI: '0.9996' };

const amount = (symbol: string, decimals: number, units: string, priced = true): Amount => {
  const usd = PRICES[symbol];
  return {
    asset: `sample:${symbol}`,
    symbol,
    decimals,
    units,
    price: usd === undefined || !priced ? null : { usd, source: '1Click', at: ago(2) },
  };
};

const held = (
  account: string,
  chain: NamedChain,
  of: Amount,
  at: number | null = ago(1),
): Balance => ({ account, chain, amount: of, at });

const eth = (units: string): Amount => amount('ETH', 18, units);
const usdc = (units: string): Amount => amount('USDC', 6, units);

const LIST: Balance[] = [
  held(MAIN, ON_BASE, eth('1842300000000000000')),
  held(MAIN, ON_BASE, usdc('2475180000')),
  held(SAVINGS, ON_BASE, eth('0')),
  held(SAVINGS, ON_BASE, usdc('12000000000')),
  held(MAIN, ON_ARBITRUM, eth('350007685000000000')),
  held(MAIN, ON_ARBITRUM, amount('DAI', 18, '640250000000000000000')),
  held(SAVINGS, ON_ARBITRUM, eth('20000000000000000')),
];

/** Everything read, a minute ago. */
export const BALANCES: Balances = { at: ago(1), reading: false, list: LIST, troubles: [] };

const SILENT = {
  code: 'CHAIN_UNAVAILABLE',
  message:
    'Neither of its endpoints answered within 10 seconds. They are asked again every 15 seconds.',
} as const;

/** One chain has never answered, and one token has no price. */
export const PARTLY: Balances = {
  at: ago(1),
  reading: false,
  list: [
    ...LIST.map((each) => (each.chain === ON_ARBITRUM ? { ...each, at: null } : each)),
    held(MAIN, ON_BASE, amount('DEGEN', 18, '52000000000000000000000', false)),
  ],
  troubles: [{ chain: ON_ARBITRUM, failure: SILENT }],
};

/** Nothing answered, and nothing was read before. */
export const UNREAD: Balances = {
  at: 0,
  reading: false,
  list: LIST.map((each) => ({ ...each, at: null })),
  troubles: [ON_BASE, ON_ARBITRUM].map((chain) => ({ chain, failure: SILENT })),
};

/** Wallets that have never held anything. */
export const NOTHING: Balances = {
  ...BALANCES,
  list: LIST.filter(({ amount: { symbol } }) => symbol === 'ETH').map((each) => ({
    ...each,
    amount: eth('0'),
  })),
};

/** Everything is there, and no source of prices is set. */
export const UNPRICED: Balances = {
  ...BALANCES,
  list: LIST.map((each) => ({ ...each, amount: { ...each.amount, price: null } })),
};

export const FAUCET = [ON_BASE, ON_ARBITRUM].flatMap((chain) =>
  ['ETH', 'USDC', 'DAI'].map((symbol) => ({ chain, symbol })),
);
