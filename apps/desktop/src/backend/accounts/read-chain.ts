import type { ChainPort, Instant } from '@countinghouse/core';
import type { Failure } from '../../contract/result.ts';
import { ofPart } from '../failures.ts';
import type { HeldAsset } from './known-assets.ts';

/** One balance to be read. */
export interface Wanted {
  readonly account: string;
  readonly asset: HeldAsset;
}

/** One balance as it was read. */
export interface ReadBalance extends Wanted {
  readonly units: bigint;
  readonly at: Instant;
}

/** Questions that one chain is asked at a time. */
const AT_ONCE = 4;

/**
 * Reads balances of one chain. A server that does not answer is not asked for the rest; what was read
 * before it fell silent is kept. A token that is none is passed over: somebody else lists it.
 */
export async function readChain(
  chain: ChainPort,
  wanted: readonly Wanted[],
  parts: { readonly now: () => Instant; readonly found: (balance: ReadBalance) => void },
): Promise<Failure | null> {
  const waiting = [...wanted];
  let trouble: Failure | null = null;
  async function ask(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { account, asset } = next;
      const answer = await chain.balance(account, asset.token);
      if (answer.ok) {
        parts.found({ account, asset, units: answer.value, at: parts.now() });
      } else if (asset.token === null || answer.error.code !== 'CHAIN_MALFORMED') {
        trouble ??= ofPart(answer.error);
        waiting.length = 0;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return trouble;
}
