import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomPort } from '../ports/clock.ts';

/** Chance that can be repeated: the same seed always gives the same sequence. Not for secrets. */
export interface SimRandom extends RandomPort {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True once in `outOf` on average. */
  oneIn(outOf: number): boolean;
  /** One of `choices`, which must not be empty. */
  pick<T>(choices: readonly T[]): T;
  /** An independent sequence, so that one part of a world can change without moving the others. */
  fork(): SimRandom;
}

/** Seeded chance. `seed` is a whole number below 2^53. */
export function createSimRandom(seed: number): SimRandom {
  const source = xoroshiro128plus((seed ^ Math.floor(seed / 2 ** 32)) | 0);
  // Neighbouring seeds begin with nearly the same numbers; after a few steps they have parted.
  for (let step = 0; step < 16; step += 1) source.next();
  const int = (from: number, to: number): number => uniformInt(source, from, to);
  return {
    int,
    oneIn: (outOf) => int(1, outOf) === 1,
    pick<T>(choices: readonly T[]): T {
      const index = int(0, choices.length - 1);
      const choice = choices[index];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(0, 255)),
    fork: () => createSimRandom(int(0, 0x7fffffff)),
  };
}
