import { createSimRandom } from '@countinghouse/core/simulation';
import { placeOf, stillOpen } from '../fixture/fill.ts';

export type Place = ReturnType<typeof placeOf>;

/**
 * Hands out the same lot twice: once to each half of a round, whichever comes first, so that both
 * read the same pages. Seeded, so that every run draws alike.
 */
export function drawPlaces(size: number, count: number, rows: number): () => readonly Place[] {
  const random = createSimRandom(20_261_122);
  const newest = Math.max(rows, size - stillOpen(size) - 1);
  const lot = (): readonly Place[] =>
    Array.from({ length: count }, () => placeOf(random.int(rows, newest)));
  let drawn: readonly Place[] | null = null;
  return () => {
    const again = drawn;
    drawn = again === null ? lot() : null;
    return again ?? drawn ?? [];
  };
}
