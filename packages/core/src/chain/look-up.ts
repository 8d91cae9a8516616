import type { Chain } from './chain.ts';
import type { ChainId } from './chain-id.ts';
import { ONECLICK_CHAINS } from './known-chains.ts';

const BY_ID: ReadonlyMap<string, Chain> = new Map(
  Object.values(ONECLICK_CHAINS).map((chain: Chain) => [chain.id, chain]),
);

/** What is known of a chain, or `undefined` for a chain this program has never heard of. */
export function knownChain(id: ChainId): Chain | undefined {
  return BY_ID.get(id);
}

/** Every chain this program knows, in the order of the table. */
export function knownChains(): readonly Chain[] {
  return [...BY_ID.values()];
}

/** The estimate for a chain nobody knows: the longest one known, since time limits are shortened by it. */
export const UNKNOWN_CHAIN_CONFIRMATION_MS: number = 60 * 60 * 1_000;

/** How long until a deposit on a chain is credited, in milliseconds; the longest known for an unknown chain. */
export function confirmationMsOf(id: ChainId): number {
  return BY_ID.get(id)?.confirmationMs ?? UNKNOWN_CHAIN_CONFIRMATION_MS;
}
