import type { Instant, RandomPort } from '../ports/clock.ts';

const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;
const HOUR_MS = 60 * 60_000;
/** An action looks at more than one service: none of them may put off the others for longer. */
const LONGEST_ASKED_MS = 5 * 60_000;

/** What the pace is drawn from; nothing else needs to be remembered. */
export interface Pace {
  readonly now: Instant;
  readonly lastEventAt: Instant;
  /** How many events the action has. */
  readonly length: number;
}

/**
 * When to look again: 2 s after something has moved, then ever more slowly, up to 60 s, with a fifth
 * of jitter. An action with very many events is one whose service keeps changing its mind; it is
 * looked at slowly whatever it says, so that it fills neither the ledger nor the line.
 */
export function nextLook(
  { now, lastEventAt, length }: Pace,
  random: RandomPort,
  retryAfterMs = 0,
): Instant {
  const quiet = Math.max(0, now - lastEventAt);
  const least = length > 500 ? HOUR_MS : length > 60 ? LONGEST_MS : SHORTEST_MS;
  const base = Math.max(least, Math.min(LONGEST_MS, Math.floor(quiet / 4)));
  const [byte = 0] = random.bytes(1);
  const jittered = Math.floor(base * (0.9 + (byte / 255) * 0.2));
  return now + Math.max(jittered, Math.min(retryAfterMs, LONGEST_ASKED_MS));
}
