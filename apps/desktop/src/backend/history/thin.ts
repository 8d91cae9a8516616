import type { Instant } from '@countinghouse/core';

/** More points than this nobody sees in a line. */
export const MOST_POINTS = 200;

/** Longer than so many of the usual pauses means that nothing was noted meanwhile. */
const PAUSES = 2.5;

export interface Thinned<T> {
  readonly of: T;
  readonly gap: boolean;
}

/**
 * Some of the points, at most {@link MOST_POINTS}, spread over their time: the first, and the last of
 * every equal part of it. None is made up, and where none was for long the next one says so.
 *
 * @param points in order of time
 * @param step the usual pause between two of them, milliseconds
 */
export function thin<T extends { readonly at: Instant }>(
  points: readonly T[],
  step: number,
): readonly Thinned<T>[] {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const part = Math.max(1, Math.ceil((last.at - first.at) / (MOST_POINTS - 2)));
  const partOf = ({ at }: T) => Math.floor((at - first.at) / part);
  const longest = Math.max(step, part) * PAUSES;
  const kept: Thinned<T>[] = [];
  let gap = false;
  points.forEach((point, index) => {
    const previous = points[index - 1];
    gap ||= previous !== undefined && point.at - previous.at > longest;
    const next = points[index + 1];
    const isLastOfPart = next === undefined || partOf(next) !== partOf(point);
    if (index > 0 && !isLastOfPart) return;
    kept.push({ of: point, gap });
    gap = false;
  });
  return kept;
}
