import type { Failure } from '../../contract/result.ts';
import type { Memory } from './memory.ts';
import type { HouseParts } from './parts.ts';
import type { Sessions } from './sessions.ts';
import type { Signers } from './signers.ts';
import type { Standing } from './standing.ts';
import type { Tracking } from './tracking.ts';
import type { Turns } from './turns.ts';

/** What entering and leaving work with. Each is changed in a turn, and nowhere else. */
export interface Inside {
  readonly parts: HouseParts;
  readonly memory: Memory;
  readonly turns: Turns;
  readonly tracking: Tracking;
  readonly sessions: Sessions;
  readonly signers: Signers;
  readonly standing: Standing;
}

export const ANOTHER: Failure = {
  code: 'NOT_NOW',
  message: 'Another profile was chosen meanwhile. Nothing was opened: unlock that one.',
};

export const LOCKED_MEANWHILE: Failure = {
  code: 'LOCKED',
  message: 'It was locked meanwhile. Unlock again.',
};

export const ENDING: Failure = {
  code: 'NOT_NOW',
  message: 'It is being locked. Try again in a moment.',
};
