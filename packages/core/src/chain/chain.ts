import type { ChainId } from './chain-id.ts';

/** How a chain keeps balances and what its addresses look like, as far as the program cares. */
export type ChainKind = 'evm' | 'utxo' | 'account';

/**
 * Where the id comes from: `registered` in the CAIP-2 namespaces (or following the rule of a
 * registered namespace), `convention` that wallets share without a registration, or `provider`: there
 * is no CAIP-2 id, and the id is scoped to the provider.
 */
export type ChainIdSource = 'registered' | 'convention' | 'provider';

/**
 * What a deposit on this chain needs besides the address: `none` nothing; `required` a memo without
 * which the money is not credited; `refused` tags that the provider cannot handle; `unclear` reports
 * disagree, so a deposit carries the memo if the quote has one and warns if not.
 */
export type DepositMemo = 'none' | 'required' | 'refused' | 'unclear';

/** What the program knows of a chain by itself, without asking anyone. */
export type Chain = {
  readonly id: ChainId;
  readonly idSource: ChainIdSource;
  readonly name: string;
  readonly kind: ChainKind;
  /** The coin that pays fees. `slip44` is its registered coin type, left away where there is none. */
  readonly native: { readonly symbol: string; readonly decimals: number; readonly slip44?: number };
  /**
   * How long, in milliseconds, until a deposit is credited: an estimate on the long side, because
   * time limits are shortened by it.
   */
  readonly confirmationMs: number;
  readonly memo: DepositMemo;
  /** A sentence for the person about memos or deposits on this chain. */
  readonly memoNote?: string;
  /** Whether this program reads the chain itself, so that a payout can be seen and not only reported. */
  readonly readable: boolean;
};
