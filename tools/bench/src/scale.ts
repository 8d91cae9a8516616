import type { Format } from './fixture/profile.ts';

/** What is measured, and how large everything is. */
export interface Scale {
  readonly format: Format;
  /** Events, and actions, of the large ledger. */
  readonly events: number;
  /** Events of the small one. */
  readonly few: number;
  /** Actions that wait for the clock. */
  readonly waiting: number;
  /** How long the waiting is watched. */
  readonly watchMs: number;
  readonly appendRounds: number;
  /** Whole swaps, of a dozen appends each, in one round. */
  readonly appendSwaps: number;
  readonly pageRounds: number;
  /** Pages in one round. */
  readonly pages: number;
  readonly verifyRounds: number;
  readonly openRounds: number;
  readonly callRounds: number;
  /** Calls of one round, one at a time; four times as many side by side. */
  readonly calls: number;
  readonly unlockRounds: number;
  readonly scrollRounds: number;
  /** Turns of the wheel in one round, after as many that only warm up. */
  readonly wheelTurns: number;
}

export const FULL: Scale = {
  format: 'sqlcipher',
  events: 1_000_000,
  few: 1_000,
  waiting: 10_000,
  watchMs: 10_000,
  appendRounds: 21,
  appendSwaps: 5,
  pageRounds: 21,
  pages: 100,
  verifyRounds: 5,
  openRounds: 21,
  callRounds: 25,
  calls: 150,
  unlockRounds: 11,
  scrollRounds: 9,
  wheelTurns: 40,
};

/** Only proves that everything runs; its ratios mean nothing. */
export const TINY: Scale = {
  format: 'sqlcipher',
  events: 300,
  few: 100,
  waiting: 20,
  watchMs: 50,
  appendRounds: 1,
  appendSwaps: 1,
  pageRounds: 1,
  pages: 2,
  verifyRounds: 1,
  openRounds: 1,
  callRounds: 1,
  calls: 4,
  unlockRounds: 1,
  scrollRounds: 1,
  wheelTurns: 5,
};
