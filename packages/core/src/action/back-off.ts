import type { Instant, RandomPort } from '../ports/clock.ts';

const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * When to look again: 2 s after something has moved, then ever more slowly, up to 60 s, with a
 * fifth of jitter. Drawn from the time since the last event, so nothing needs to be remembered.
 */
export function nextLook(
  now: Instant,
  lastEventAt: Instant,
  random: RandomPort,
  retryAfterMs = 0,
): Instant {
  const quiet = Math.max(0, now - lastEventAt);
  const base = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.floor(quiet / 4)));
  const [byte = 0] = random.bytes(1);
  const jittered = Math.floor(base * (0.9 + (byte / 255) * 0.2));
  return now + Math.max(jittered, retryAfterMs);
}
