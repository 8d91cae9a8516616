import type { Header } from './schema.ts';

const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

type Attempts = Header['attempts'];

/** How long the next passphrase attempt must wait; 0 when it may be made now. */
export function waitBeforeAttempt(attempts: Attempts, now: number): number {
  // A clock set back must not turn a wait of minutes into one of years.
  return Math.min(Math.max(0, attempts.notBefore - now), LONGEST_WAIT_MS);
}

/** Counts an attempt as failed. It is written before the attempt is checked, so killing the process gains nothing. */
export function countAttempt(attempts: Attempts, now: number): Attempts {
  const failures = Math.min(attempts.failures + 1, 1_000);
  if (failures < FREE_ATTEMPTS) return { failures, notBefore: 0 };
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_MS);
  return { failures, notBefore: now + wait };
}

/** What stands in the header when nobody has failed. */
export const NO_ATTEMPTS: Attempts = { failures: 0, notBefore: 0 };
