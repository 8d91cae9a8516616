import type { LedgerHead } from '@countinghouse/core';
import type { Header } from '../header/schema.ts';
import type { Statements } from '../ledger/statements.ts';

/** Why a ledger may be older than what was done with it. */
export type RecoveryReason =
  | 'OLDER_THAN_MARK'
  | 'DIFFERENT_HISTORY'
  | 'MARK_MISSING'
  | 'OTHER_MACHINE'
  /** A copy on the machine it last ran on, or the profile moved to another disk. */
  | 'OTHER_PLACE'
  | 'RESTORED';

/** One place a head was remembered in; `head` is null where it should be and is not. */
export interface RememberedHead {
  readonly head: LedgerHead | null;
}

/**
 * Compares the ledger with every head remembered elsewhere and with where it was last open.
 * A ledger newer than a mark is fine: marks may lag. One that lacks a marked event, or holds
 * another in its place, is a copy from before something was done.
 */
export function recoveryReasons(
  statements: Statements,
  head: LedgerHead,
  parts: {
    readonly remembered: readonly RememberedHead[];
    readonly header: Header;
    readonly machine: string | null;
    readonly place: string | null;
  },
): readonly RecoveryReason[] {
  const reasons = new Set<RecoveryReason>();
  for (const { head: mark } of parts.remembered) {
    if (mark === null) reasons.add('MARK_MISSING');
    else if (mark.seq > head.seq) reasons.add('OLDER_THAN_MARK');
    else if (mark.seq > 0 && hashAt(statements, mark.seq) !== mark.hash) {
      reasons.add('DIFFERENT_HISTORY');
    }
  }
  const { machine, place = null } = parts.header;
  // A machine that cannot name itself is not proof of another one, nor is a disk.
  if (machine !== null && parts.machine !== null && machine !== parts.machine) {
    reasons.add('OTHER_MACHINE');
  } else if (place !== null && parts.place !== null && place !== parts.place) {
    reasons.add('OTHER_PLACE');
  }
  for (const reason of parts.header.recovered?.reasons ?? []) reasons.add(reason);
  return [...reasons];
}

function hashAt(statements: Statements, seq: number): string | undefined {
  return statements
    .of<string>('SELECT lower(hex(hash)) FROM events WHERE seq = ?')
    .pluck()
    .get(seq);
}
