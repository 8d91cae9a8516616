/** Numbers that look random and repeat under the same seed (mulberry32). */
export interface Seeded {
  readonly seed: number;
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { seed, between, pick: (list) => list[between(0, list.length - 1)] ?? list[0] };
}

/** The seed asked for, or one of this moment. */
export function chosenSeed(): number {
  return Number(process.env.COUNTINGHOUSE_SEED ?? Date.now() % 2 ** 31);
}

export const DEEP = process.env.COUNTINGHOUSE_DEEP === '1';
