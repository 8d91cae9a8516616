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
 * From which nonce on grants are to be valid so that as many as one move can reach are void: those
 * installed, and those that were signed and not used yet. No right can be read out of a digest that was
 * signed blindly, and nobody sees what was signed in another program: so the account is always moved as
 * far as it lets itself be moved. Null where one of `signed` lies beyond even that.
 */
export function endGrantsFrom(
  { currentNonce, validNonceFrom }: SmartAccountState,
  signed: readonly number[],
): number | null {
  const furthest = currentNonce + MOST_AT_ONCE;
  return Math.max(validNonceFrom, ...signed) < furthest ? furthest : null;
}
