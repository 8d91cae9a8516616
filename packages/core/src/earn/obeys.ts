import type { SmartAccountState } from '../ports/smart-account.ts';
import { sameAddress } from './shape.ts';

/**
 * What an account that is on a chain obeys there instead of its owner's key: another address, or a root
 * validator of which nobody here can tell whom it obeys. Null where it obeys the owner, and where it is not
 * there yet.
 */
export function obeysInstead(
  { deployed, owner: obeys, rootValidator }: SmartAccountState,
  owner: string,
): string | null {
  if (!deployed || (obeys !== null && sameAddress(obeys, owner))) return null;
  return obeys ?? rootValidator ?? 'another validator';
}
