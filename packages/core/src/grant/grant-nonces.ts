import type { PermissionState, SmartAccountState } from '../ports/smart-account.ts';

/**
 * Nonces for which an account would take a grant of this permission now: its current one. A permission
 * that stands under the current nonce already is renewed under the next.
 */
export function grantNonces(
  { currentNonce }: SmartAccountState,
  permission: PermissionState,
): readonly number[] {
  return permission.nonce === currentNonce ? [currentNonce, currentNonce + 1] : [currentNonce];
}

/** How far an account lets its nonce be moved at once. */
const MOST_AT_ONCE = 10;

/**
 * From which nonce on grants are to be valid so that every one given so far is void: those installed,
 * and those that were signed under `signed` and not used yet. Null where the account could not be moved
 * so far at once.
 */
export function endGrantsFrom(
  { currentNonce, validNonceFrom }: SmartAccountState,
  signed: readonly number[],
): number | null {
  const next = Math.max(currentNonce, validNonceFrom, ...signed) + 1;
  return next <= currentNonce + MOST_AT_ONCE ? next : null;
}
