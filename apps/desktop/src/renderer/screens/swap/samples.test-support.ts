import type { Account, Balance } from '../../../contract/accounts.ts';
import type { Token } from '../../../contract/swap.ts';

const price = (usd: string) => ({ usd, source: 'test', at: 0 });

export const USDC: Token = {
  id: 'usdc-base',
  symbol: 'USDC',
  decimals: 6,
  chain: { id: 'eip155:8453', name: 'Base' },
  contract: '0xAbC0000000000000000000000000000000000001',
  price: price('1'),
  payable: true,
  readable: true,
};
export const USDC_ELSEWHERE: Token = {
  ...USDC,
  id: 'usdc-arb',
  chain: { id: 'eip155:42161', name: 'Arbitrum' },
  contract: '0xAbC0000000000000000000000000000000000002',
};
export const ETH: Token = {
  ...USDC,
  id: 'eth-arb',
  symbol: 'ETH',
  decimals: 18,
  chain: { id: 'eip155:42161', name: 'Arbitrum' },
  contract: null,
  price: price('2000'),
};
export const BTC: Token = {
  ...USDC,
  id: 'btc',
  symbol: 'BTC',
  decimals: 8,
  chain: { id: 'bip122:0', name: 'Bitcoin' },
  contract: null,
  price: price('100000'),
  payable: false,
  readable: false,
};
export const TOKENS = [BTC, ETH, USDC_ELSEWHERE, USDC];

const account = (address: string, name: string): Account => ({
  address,
  name,
  walletId: 'w',
  walletKind: 'phrase',
  walletName: 'W',
  index: 0,
});
export const FIRST = account('0x00000000000000000000000000000000000000A1', 'First');
export const SECOND = account('0x00000000000000000000000000000000000000B2', 'Second');

export const holds = (of: Account, token: Token, units: bigint): Balance => ({
  account: of.address,
  chain: token.chain,
  amount: {
    asset: `${token.chain.id}/${token.contract === null ? 'slip44:60' : `erc20:${token.contract.toLowerCase()}`}`,
    symbol: token.symbol,
    decimals: token.decimals,
    units: units.toString(),
    price: token.price,
  },
  at: 1,
});

export const FACTS = {
  tokens: TOKENS,
  accounts: [FIRST, SECOND],
  balances: [
    holds(FIRST, USDC, 10_000_000n),
    holds(SECOND, USDC, 90_000_000n),
    holds(FIRST, ETH, 10n ** 16n),
  ],
  slippageBasisPoints: 50,
  locale: 'en',
} as const;
