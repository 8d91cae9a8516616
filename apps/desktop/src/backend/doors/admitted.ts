import type { DoorWish } from '../../contract/doors.ts';
import type { Phase } from '../../contract/house.ts';
import type { Failure } from '../../contract/result.ts';

const UNLOCKED: readonly Phase[] = ['unlocked'];
/** Only while no ledger is open: it is about to be made, or replaced. */
const CLOSED: readonly Phase[] = ['locked', 'unusable'];

/** In which phase of the house each wish may be made. */
export const ADMITTED: Readonly<Record<DoorWish['kind'], readonly Phase[]>> = {
  'create profile': ['empty', ...CLOSED],
  unlock: ['screen locked', ...CLOSED],
  restore: CLOSED,
  'import phrase': UNLOCKED,
  'import key': UNLOCKED,
  'import keystore': UNLOCKED,
  'export keystore': UNLOCKED,
  'show phrase': UNLOCKED,
  'change passphrase': UNLOCKED,
  'renew recovery code': UNLOCKED,
  'check recovery code': UNLOCKED,
  'trust keychain': UNLOCKED,
};

/** Why a wish is not admitted in a phase; null where it is. */
export function notAdmitted(kind: DoorWish['kind'], phase: Phase): Failure | null {
  if (ADMITTED[kind].includes(phase)) return null;
  if (phase === 'empty')
    return { code: 'NO_PROFILE', message: 'Choose or create a profile first.' };
  if (ADMITTED[kind] === UNLOCKED) {
    return { code: 'LOCKED', message: 'Unlock first: this needs the wallet.' };
  }
  const message =
    phase === 'unlocked' && kind === 'unlock'
      ? 'It is unlocked already.'
      : 'Lock fully first: this needs the ledger closed.';
  return { code: 'NOT_NOW', message };
}
