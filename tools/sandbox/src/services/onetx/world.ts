import type { Address, PublicClient } from 'viem';
import type { Chain } from '../../chains/chain.ts';
import type { Clock } from '../../clock.ts';
import type { OneTxBook } from './book.ts';
import type { OneTxSettings } from './settings.ts';

/** A chain with a client that reads it. */
export interface ReadChain {
  readonly chain: Chain;
  readonly client: PublicClient;
  readonly usdc: Address;
}

/** What the parts of the 1tx service share. */
export interface OneTxWorld {
  readonly clock: Clock;
  /** Number of the sandbox; session keys follow from it. */
  readonly run: number;
  readonly settings: OneTxSettings;
  readonly book: OneTxBook;
  readonly chains: readonly ReadChain[];
  /** Refuses a chain that does not run here. */
  chainOf(id: number): ReadChain;
  /** What is done for one owner is done in turn. */
  inTurn<T>(owner: Address, work: () => Promise<T>): Promise<T>;
  /** Lets every action go as far as it can; returns at once. */
  pump(): void;
}
