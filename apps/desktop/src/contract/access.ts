import { oc } from '@orpc/contract';

/** What every procedure says of itself; the backend enforces it, and a test is generated from it. */
export interface ProcedureMeta {
  /** `always`: answers behind any lock. `unlocked`: refused with LOCKED unless the profile is open. */
  readonly access: 'always' | 'unlocked';
  /** It changes something and carries a command id: repeating the call repeats the first answer. */
  readonly mutates: boolean;
}

const base = oc.$meta<ProcedureMeta>({ access: 'unlocked', mutates: false });

/** Reads something while unlocked. */
export const read = base;

/** Changes something while unlocked. */
export const change = base.meta({ access: 'unlocked', mutates: true });

/** Reads, or does something that may be done any number of times, behind any lock. */
export const always = base.meta({ access: 'always', mutates: false });

/** Changes something, behind any lock. */
export const alwaysChange = base.meta({ access: 'always', mutates: true });
