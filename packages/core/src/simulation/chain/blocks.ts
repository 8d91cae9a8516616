import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BlockMark } from '../../ports/chain.ts';
import type { Instant } from '../../ports/clock.ts';

/**
 * Block numbers, times and hashes. Blocks are a function of the clock, so three quiet days cost
 * nothing; only a reorg is remembered, as the number from which on every hash is another one.
 */
export interface BlockClock {
  head(): number;
  finalized(): number;
  mark(number: number): BlockMark;
  timeOf(number: number): Instant;
  /** From `number` on, the chain has other blocks than before. */
  forkFrom(number: number): void;
}

export function createBlockClock(options: {
  readonly chain: string;
  readonly now: () => Instant;
  readonly start: Instant;
  readonly blockTimeMs: number;
  readonly finalityDepth: number;
}): BlockClock {
  const forks: { readonly from: number; readonly branch: number }[] = [];
  let branches = 0;
  const head = (): number => Math.floor((options.now() - options.start) / options.blockTimeMs);
  const timeOf = (number: number): Instant => options.start + number * options.blockTimeMs;
  return {
    head,
    finalized: () => Math.max(0, head() - options.finalityDepth),
    timeOf,
    mark(number) {
      const branch = forks.findLast((fork) => fork.from <= number)?.branch ?? 0;
      const name = utf8ToBytes(`${options.chain} block ${number} on branch ${branch}`);
      return { number, hash: `0x${bytesToHex(sha256(name))}`, at: timeOf(number) };
    },
    forkFrom(number) {
      for (
        let last = forks.at(-1);
        last !== undefined && last.from >= number;
        last = forks.at(-1)
      ) {
        forks.pop();
      }
      branches += 1;
      forks.push({ from: number, branch: branches });
    },
  };
}
