import type { Chain } from './chain.ts';
import type { Coin } from './describe-chain.ts';
import { account, evm, utxo } from './describe-chain.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const ETH: Coin = ['ETH', 18, 60];

/**
 * The chains of the swap service by its own codes, as listed in its SDK 0.1.25 (33) and in its
 * description of autumn 2026 (fogo, hood, hlevm). The set is open: see `chainFromOneClick`.
 *
 * Ids: EIP-155 numbers; BIP-122 genesis prefixes; the CASA namespaces for the rest. NEAR has no
 * registered namespace, `near:mainnet` is what wallets use; Bitcoin Cash shares Bitcoin's genesis, so
 * wallets name it by its first own block. HyperCore, Movement and Fogo have no CAIP-2 id at all. Coin
 * types are from SLIP-44.
 */
export const ONECLICK_CHAINS = {
  eth: evm(1, 'Ethereum', ETH, 15 * MINUTE),
  base: evm(8453, 'Base', ETH, 2 * MINUTE),
  arb: evm(42161, 'Arbitrum One', ETH, 2 * MINUTE),
  op: evm(10, 'OP Mainnet', ETH, 2 * MINUTE),
  gnosis: evm(100, 'Gnosis', ['XDAI', 18, 700], 3 * MINUTE),
  bera: evm(80094, 'Berachain', ['BERA', 18], 2 * MINUTE),
  bsc: evm(56, 'BNB Smart Chain', ['BNB', 18, 714], 2 * MINUTE),
  pol: evm(137, 'Polygon', ['POL', 18, 966], 5 * MINUTE),
  avax: evm(43114, 'Avalanche C-Chain', ['AVAX', 18, 9005], 2 * MINUTE),
  xlayer: evm(196, 'X Layer', ['OKB', 18, 996], 2 * MINUTE),
  monad: evm(143, 'Monad', ['MON', 18], 2 * MINUTE),
  adi: evm(36900, 'ADI Chain', ['ADI', 18], 2 * MINUTE),
  plasma: evm(9745, 'Plasma', ['XPL', 18], 2 * MINUTE),
  scroll: evm(534352, 'Scroll', ETH, 2 * MINUTE),
  hood: evm(4663, 'Robinhood Chain', ETH, 2 * MINUTE),
  hlevm: evm(999, 'HyperEVM', ['HYPE', 18], 2 * MINUTE),

  btc: utxo('000000000019d6689c085ae165831e93', 'Bitcoin', ['BTC', 8, 0], 60 * MINUTE),
  bch: {
    ...utxo('000000000000000000651ef99cb9fcbe', 'Bitcoin Cash', ['BCH', 8, 145], 60 * MINUTE),
    idSource: 'convention',
  },
  ltc: utxo('12a765e31ffd4059bada1e25190f6e98', 'Litecoin', ['LTC', 8, 2], 20 * MINUTE),
  doge: utxo('1a91e3dace36e2be3bf030a65679fe82', 'Dogecoin', ['DOGE', 8, 3], 15 * MINUTE),
  dash: utxo('00000ffd590b1485b3caadc19b22e637', 'Dash', ['DASH', 8, 5], 20 * MINUTE),
  zec: utxo('00040fe8ec8471911baa1db1266ea15d', 'Zcash', ['ZEC', 8, 133], 20 * MINUTE),

  near: account('near:mainnet', 'NEAR', ['NEAR', 24, 397], {
    idSource: 'convention',
    confirmationMs: 10 * SECOND,
  }),
  sol: account('solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', 'Solana', ['SOL', 9, 501], {
    confirmationMs: MINUTE,
  }),
  ton: account('tvm:-239', 'TON', ['TON', 9, 607], {
    confirmationMs: 2 * MINUTE,
    memo: 'unclear',
    memoNote: 'If the quote names a memo for this TON deposit, the deposit must carry it.',
  }),
  xrp: account('xrpl:0', 'XRP Ledger', ['XRP', 6, 144], {
    confirmationMs: MINUTE,
    memo: 'refused',
    memoNote:
      'Destination tags cannot be used: only addresses that need none, so no exchange account.',
  }),
  tron: account('tron:728126428', 'TRON', ['TRX', 6, 195], { confirmationMs: 2 * MINUTE }),
  sui: account('sui:35834a8a', 'Sui', ['SUI', 9, 784], { confirmationMs: MINUTE }),
  stellar: account('stellar:pubnet', 'Stellar', ['XLM', 7, 148], {
    confirmationMs: MINUTE,
    memo: 'required',
    memoNote:
      'A deposit must carry the memo of the quote as a text memo; without it the money is not credited.',
  }),
  aptos: account('aptos:1', 'Aptos', ['APT', 8, 637], { confirmationMs: MINUTE }),
  cardano: account('cip34:1-764824073', 'Cardano', ['ADA', 6, 1815], {
    confirmationMs: 15 * MINUTE,
  }),
  starknet: account('starknet:SN_MAIN', 'Starknet', ['STRK', 18, 9004], {
    confirmationMs: 5 * MINUTE,
  }),
  aleo: account('aleo:0', 'Aleo', ['ALEO', 6, 683], { confirmationMs: 2 * MINUTE }),
  movement: account('oneclick:movement', 'Movement', ['MOVE', 8], {
    idSource: 'provider',
    confirmationMs: MINUTE,
  }),
  hypercore: account('oneclick:hypercore', 'HyperCore', ['HYPE', 8], {
    idSource: 'provider',
    confirmationMs: MINUTE,
  }),
  fogo: account('oneclick:fogo', 'Fogo', ['FOGO', 9], {
    idSource: 'provider',
    confirmationMs: MINUTE,
  }),
} satisfies Readonly<Record<string, Chain>>;

/** A code of the swap service that this program knows. */
export type KnownOneClickCode = keyof typeof ONECLICK_CHAINS;
