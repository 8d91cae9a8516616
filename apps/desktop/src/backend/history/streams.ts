import type { Instant } from '@countinghouse/core';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Which hour since 1970 a moment lies in. */
export function hourOf(at: Instant): number {
  return Math.floor(at / HOUR_MS);
}

/** Which day since 1970 a moment lies in, UTC. */
export function dayOf(at: Instant): number {
  return Math.floor(at / DAY_MS);
}

/**
 * The first note of each day, a stream for each year. A look at many years reads these alone, some 365
 * events for each.
 */
export function dailyStream(at: Instant): string {
  return `totals/${new Date(at).getUTCFullYear()}`;
}

/** All other notes, a stream for each month. No note is in both. */
export function hourlyStream(at: Instant): string {
  return `totals/${new Date(at).toISOString().slice(0, 7)}`;
}

/** The names that a stream has from one moment to another, oldest first. */
export function streamsBetween(
  name: (at: Instant) => string,
  from: Instant,
  to: Instant,
): readonly string[] {
  const found = new Set<string>();
  for (let at = from; at < to; at += 28 * DAY_MS) found.add(name(at));
  return [...found.add(name(to))];
}
