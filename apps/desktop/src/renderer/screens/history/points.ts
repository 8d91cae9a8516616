import type { Reading } from '../../client/read.ts';
import type { Point } from '../earn/plot-shape.ts';

/**
 * Points as they are drawn. Their values stay whole numbers of the smallest unit: up to nine thousand
 * million million of them a number is exact.
 */
export function pointsOf<T extends { readonly at: number; readonly gap: boolean }>(
  points: readonly T[],
  units: (point: T) => string,
): readonly Point[] {
  return points.map((point) => ({ at: point.at, value: Number(units(point)), gap: point.gap }));
}

/** A reading of one thing as a reading of what follows from it. */
export function readAs<T, U>(read: Reading<T>, of: (value: T) => U): Reading<U> {
  return read.state === 'full' ? { ...read, value: of(read.value) } : read;
}
