import type { ChainPort } from '../ports/chain.ts';
import type { SignerPort } from '../ports/signer.ts';
import type { SwapProviderPort } from '../ports/swap-provider.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { PayloadDecoder } from '../review/gate.ts';
import type { Trouble } from './definition.ts';

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

/** A chain that must be there to go on; without it the person is told to set one up. */
export function needChain(world: WalletWorld, id: string): Result<ChainPort, Trouble> {
  const chain = world.chain(id);
  return chain === undefined
    ? err({ code: 'NO_CHAIN', message: `No endpoint for ${id} is set up.` })
    : ok(chain);
}
