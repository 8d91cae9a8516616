import type {
  PermissionState,
  RightStanding,
  SignedRight,
  SmartAccountState,
} from '../ports/smart-account.ts';

/** What became of a right, by one reading of its account. */
export function standingOf(
  { currentNonce }: SmartAccountState,
  { usable }: PermissionState,
  { nonce }: Pick<SignedRight, 'nonce'>,
): RightStanding {
  if (usable) return 'usable';
  // A signature for an earlier nonce can no longer take effect.
  return currentNonce > nonce ? 'void' : 'not yet';
}

/** What several readings say together: that a right lives is believed of one, that it is void of all alone. */
export function standingByAll(told: readonly RightStanding[]): RightStanding {
  const said = new Set(told);
  if (said.size === 0 || said.has('unknown')) return 'unknown';
  if (said.has('void')) return said.size === 1 ? 'void' : 'unknown';
  return said.has('usable') ? 'usable' : 'not yet';
}
