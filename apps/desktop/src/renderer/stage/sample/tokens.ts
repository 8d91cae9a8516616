import type { Balance } from '../../../contract/accounts.ts';
import type { Token } from '../../../contract/swap.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { ago } from './time.ts';

const CHAINS = [
  ['eip155:8453', 'Base', true],
  ['eip155:42161', 'Arbitrum', true],
  ['eip155:1', 'Ethereum', false],
  ['eip155:10', 'Optimism', false],
  ['eip155:137', 'Polygon', false],
  ['eip155:56', 'BNB Chain', false],
  ['eip155:100', 'Gnosis', false],
  ['eip155:43114', 'Avalanche', false],
  ['eip155:80094', 'Berachain', false],
  ['near:mainnet', 'NEAR', false],
  ['solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', 'Solana', false],
  ['sui:mainnet', 'Sui', false],
  ['ton:-239', 'TON', false],
  ['tron:mainnet', 'TRON', false],
] as const;

const SYMBOLS = [
  ['USDC', 6, '0.9998'],
  ['USDT', 6, '1.0001'],
  ['WBTC', 8, '97412.55'],
  ['wETH', 18, '3241.07'],
  ['DAI', 18, '0.9995'],
  ['AAVE', 18, '171.2'],
  ['UNI', 18, '9.04'],
  ['LINK', 18, '17.83'],
  ['GMX', 18, '24.61'],
  ['PEPE', 18, '0.00001921'],
  ['ARB', 18, '0.7719'],
  ['COW', 18, '0.4102'],
  ['TURBO', 18, '0.0061'],
  ['SHIB', 18, '0.0000241'],
  ['EURC', 6, '1.0524'],
  ['cbBTC', 8, '97390.1'],
  ['KNC', 18, '0.6214'],
  ['SAFE', 18, '0.9123'],
] as const;

const BASE_USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';

const price = (usd: string) => ({ usd, source: '1Click', at: ago(2) });

/** Hex that looks like a contract and is the same every day. */
function contract(seed: string): string {
  let state = 2_166_136_261;
  let hex = '';
  for (let round = 0; hex.length < 40; round += 1) {
    for (const letter of seed)
      state = Math.imul(state ^ (letter.charCodeAt(0) + round), 16_777_619);
    hex += (state >>> 0).toString(16).padStart(8, '0');
  }
  return `0x${hex.slice(0, 40)}`;
}

const coin = (
  id: string,
  symbol: string,
  decimals: number,
  usd: string,
  chain: readonly [string, string, boolean],
): Token => ({
  id,
  symbol,
  decimals,
  chain: { id: chain[0], name: chain[1] },
  contract: null,
  price: price(usd),
  payable: chain[2],
  readable: chain[2],
});

export const BTC = coin('nep141:btc.omft.near', 'BTC', 8, '97401.2', [
  'bip122:000000000019d6689c085ae165831e93',
  'Bitcoin',
  false,
]);
export const XLM = coin('nep245:stellar', 'XLM', 7, '0.4431', ['stellar:pubnet', 'Stellar', false]);

export const TOKENS: Token[] = [
  ...CHAINS.flatMap(([id, name, own]) =>
    SYMBOLS.map(
      ([symbol, decimals, usd]): Token => ({
        id: `nep141:${name}-${symbol}.omft.near`,
        symbol,
        decimals,
        chain: { id, name },
        contract: name === 'Base' && symbol === 'USDC' ? BASE_USDC : contract(`${name}${symbol}`),
        price: price(usd),
        payable: own,
        readable: own,
      }),
    ),
  ),
  coin('nep141:base.omft.near', 'ETH', 18, '3241.07', ['eip155:8453', 'Base', true]),
  coin('nep141:arb.omft.near', 'ETH', 18, '3241.07', ['eip155:42161', 'Arbitrum', true]),
  coin('nep141:eth.omft.near', 'ETH', 18, '3241.07', ['eip155:1', 'Ethereum', false]),
  coin('nep141:sol.omft.near', 'SOL', 9, '214.6', [CHAINS[10][0], 'Solana', false]),
  coin('nep141:zec.omft.near', 'ZEC', 8, '51.77', ['bip122:zcash', 'Zcash', false]),
  BTC,
  XLM,
];

export const tokenOf = (symbol: string, chain: string): Token => {
  const found = TOKENS.find((each) => each.symbol === symbol && each.chain.name === chain);
  if (found === undefined) throw new Error(`The stage has no ${symbol} on ${chain}.`);
  return found;
};

const held = (account: string, token: Token, units: string): Balance => ({
  account,
  chain: token.chain,
  amount: {
    asset:
      token.contract === null
        ? `${token.chain.id}/slip44:60`
        : `${token.chain.id}/erc20:${token.contract.toLowerCase()}`,
    symbol: token.symbol,
    decimals: token.decimals,
    units,
    price: token.price,
  },
  at: ago(1),
});

export const BALANCES: Balance[] = [
  held(MAIN, tokenOf('USDC', 'Base'), '1204500000'),
  held(MAIN, tokenOf('ETH', 'Base'), '41200000000000000'),
  held(MAIN, tokenOf('ETH', 'Arbitrum'), '182004417300000000'),
  held(SAVINGS, tokenOf('USDC', 'Base'), '25000000000'),
  held(SAVINGS, tokenOf('USDC', 'Arbitrum'), '830120000'),
  held(SAVINGS, tokenOf('WBTC', 'Arbitrum'), '1250000'),
];
