import type { Procedures } from '../procedures.ts';
import { compare } from './compare.ts';
import { checkEvidence } from './evidence.ts';
import { exportTable } from './export.ts';
import { heads, signHead } from './heads.ts';
import { event, page, search, watch } from './read.ts';
import { release } from './release.ts';
import { snapshots, takeSnapshot } from './snapshots.ts';
import { verify } from './verify.ts';

/** The contract's group `ledger`. */
export const ledgerProcedures: Procedures<'ledger'> = {
  watch,
  page,
  event,
  search,
  verify,
  signHead,
  heads,
  export: exportTable,
  snapshots,
  takeSnapshot,
  compare,
  release,
  checkEvidence,
};
