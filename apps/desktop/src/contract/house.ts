import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { always } from './access.ts';
import { snapshot } from './ledger.ts';
import { answer, failure } from './result.ts';
import { instant } from './values.ts';

export const profileKind = z.enum(['sandbox', 'live']);

export const profile = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: profileKind,
  createdAt: instant,
});

/** Why a ledger came back from the past, as storage names it. */
const recoveryReason = z.enum([
  'OLDER_THAN_MARK',
  'DIFFERENT_HISTORY',
  'MARK_MISSING',
  'OTHER_MACHINE',
  'OTHER_PLACE',
  'RESTORED',
]);

/**
 * - `empty`: no profile chosen (there may be none yet)
 * - `locked`: nothing is open, nothing is tracked
 * - `screen locked`: the engine goes on watching; the page learns only how much there is
 * - `unlocked`: everything
 * - `unusable`: the ledger would not open; `failure` says why
 */
export const phase = z.enum(['empty', 'locked', 'screen locked', 'unlocked', 'unusable']);

/** What a page may know at any time. Behind a lock it holds no more than counts. */
export const houseState = z.strictObject({
  phase,
  profiles: z.array(profile),
  /** The chosen one. */
  profile: profile.nullable(),
  /** Actions that wait for the person, and those under way. Null while nothing is tracked. */
  waiting: z.int().nullable(),
  underWay: z.int().nullable(),
  recovered: z.array(recoveryReason),
  keychain: z.enum(['available', 'locked', 'absent', 'unknown']),
  /** Whether the keychain may open tracking without the passphrase. */
  keychainOpensTracking: z.boolean(),
  failure: failure.nullable(),
  sandbox: z.enum(['not needed', 'starting', 'running', 'stopped']),
  theme: z.enum(['system', 'light', 'dark']),
});

export const about = z.strictObject({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  platform: z.string(),
  node: z.string(),
  dataFolder: z.string(),
  processes: z.array(z.strictObject({ name: z.string(), pid: z.int().nullable() })),
  startedAt: instant,
});

/** The house as a whole: which profile, locked or not. Answers in every phase. */
export const house = {
  /** The state now, then again whenever it changes. */
  watch: always.output(eventIterator(houseState)),
  about: always.output(answer(about)),
  /**
   * A key was pressed or a pointer moved: puts the idle lock off. The page says so at most every few
   * seconds. Wishes that change something count by themselves; open streams and reads do not.
   */
  touch: always.output(answer(z.null())),
  /** What could be brought back into the chosen profile, newest first, even while it does not open. */
  snapshots: always.output(answer(z.array(snapshot))),
  /** Chooses a profile; what was open is fully locked first. */
  choose: always.input(z.strictObject({ profileId: z.string().max(64) })).output(answer(z.null())),
  /** Ends the signer; tracking goes on. */
  lockScreen: always.output(answer(z.null())),
  /** Ends every process that holds a key, this one included: the port closes. */
  lockFully: always.output(answer(z.null())),
};

export type HouseState = z.output<typeof houseState>;
export type Profile = z.output<typeof profile>;
export type About = z.output<typeof about>;
export type Phase = z.output<typeof phase>;
