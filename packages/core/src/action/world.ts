import type { ChainPort } from '../ports/chain.ts';
import type { SignerPort } from '../ports/signer.ts';
import type { SwapProviderPort } from '../ports/swap-provider.ts';
import type { PayloadDecoder } from '../review/gate.ts';

/** What a send asks the world through. */
export interface WalletWorld {
  /** A chain we can read and write; undefined where we cannot. CAIP-2. */
  chain(id: string): ChainPort | undefined;
  /** The signer that holds an account's key; undefined for accounts that are not ours. */
  signer(account: string): SignerPort | undefined;
  readonly decode: PayloadDecoder;
}

/** What a swap asks the world through. */
export interface SwapWorld extends WalletWorld {
  readonly swaps: SwapProviderPort;
  /** Every address of ours, on any chain: a deposit address must be none of them. */
  ownAddresses(): Promise<readonly string[]>;
}
