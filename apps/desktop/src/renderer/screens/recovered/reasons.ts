import type { HouseState } from '../../../contract/house.ts';

/** Why a ledger is taken to be from an earlier day, in words. */
export const REASONS: Readonly<Record<HouseState['recovered'][number], string>> = {
  OLDER_THAN_MARK:
    'It is older than the mark this computer keeps beside it: something was written after it.',
  DIFFERENT_HISTORY: 'Its history differs from the one this computer remembers.',
  MARK_MISSING: 'The mark that says how far it had got is missing.',
  OTHER_MACHINE: 'It was written on another computer.',
  OTHER_PLACE:
    'It was copied, or moved to another disk, since it was last open. Release one of the two, never both.',
  RESTORED: 'You brought it back from a snapshot.',
};
