import type { Chain } from './chain.ts';
import type { ChainId } from './chain-id.ts';

/** A native coin: symbol, decimals and, where registered, its SLIP-44 coin type. */
export type Coin = readonly [symbol: string, decimals: number, slip44?: number];

type Traits = Pick<Chain, 'confirmationMs'> &
  Partial<Pick<Chain, 'memo' | 'memoNote' | 'idSource'>>;

function native([symbol, decimals, slip44]: Coin): Chain['native'] {
  return slip44 === undefined ? { symbol, decimals } : { symbol, decimals, slip44 };
}

/** An EVM chain by its EIP-155 number. The program reads these itself. */
export function evm(
  chain: number,
  name: string,
  coin: Coin,
  confirmationMs: number,
): Chain & { readonly kind: 'evm' } {
  return {
    id: `eip155:${chain}`,
    idSource: 'registered',
    name,
    kind: 'evm',
    native: native(coin),
    confirmationMs,
    memo: 'none',
    readable: true,
  };
}

/** A chain of the Bitcoin family, by the first 32 digits of its genesis block hash (BIP-122). */
export function utxo(genesis: string, name: string, coin: Coin, confirmationMs: number): Chain {
  return {
    ...account(`bip122:${genesis}`, name, coin, { confirmationMs }),
    kind: 'utxo',
  };
}

/** Any other chain. */
export function account(id: ChainId, name: string, coin: Coin, traits: Traits): Chain {
  return {
    id,
    idSource: 'registered',
    name,
    kind: 'account',
    native: native(coin),
    memo: 'none',
    readable: false,
    ...traits,
  };
}
