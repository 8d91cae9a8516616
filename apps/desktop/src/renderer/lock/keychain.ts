import type { HouseState } from '../../contract/house.ts';

/** What the state of the keychain means for the person. */
export const KEYCHAIN_SENTENCES: Readonly<Record<HouseState['keychain'], string>> = {
  available:
    'There is one. Settings lets it open watching after a restart; never viewing, never signing.',
  locked: 'There is one, and it is locked at the moment. Nothing depends on it.',
  absent: 'There is none on this computer. Watching begins when you unlock.',
  unknown: 'It did not answer. Nothing depends on it.',
};
