import type { RandomPort } from '@countinghouse/core';

/** How often, and how patiently, a safe call is repeated. */
export interface RetryPolicy {
  /** Including the first. */
  readonly attempts: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** A service that asks for more than this is not waited for; the caller is told instead. */
  readonly longestWaitMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 3,
  baseMs: 300,
  capMs: 5_000,
  longestWaitMs: 10_000,
};

/**
 * How long to wait before attempt `attempt + 1`; `undefined` means: give up and report.
 * Full jitter over an exponential ceiling, and never sooner than the service asked for.
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  retryAfterMs: number | undefined,
  random: RandomPort,
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  const delay = Math.round(ceiling * fraction(random)) + (retryAfterMs ?? 0);
  return delay > policy.longestWaitMs ? undefined : delay;
}

/** Between 0 inclusive and 1 exclusive. */
function fraction(random: RandomPort): number {
  const bytes = random.bytes(4);
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
}
