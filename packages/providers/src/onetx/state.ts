import type { EarnPhase, RelayPhase } from '@countinghouse/core';

/** A status word of 1tx, read. */
export interface OneTxState<Phase extends string> {
  /** As received; always kept beside our reading of it. */
  readonly verbatim: string;
  readonly phase: Phase;
  /** Whether the service means this to be the end. `success` is its claim, not yet a proof. */
  readonly end: boolean;
  /** False for a word this program does not know; it then counts as in progress. */
  readonly known: boolean;
}

const ACTIONS: Readonly<Record<string, EarnPhase>> = {
  success: 'success',
  // Landed on the source chain; the transfer to the other one is under way.
  confirming_source: 'bridging',
  failed: 'failed',
};

const RELAYS: Readonly<Record<string, RelayPhase>> = {
  pending: 'in-progress',
  waiting_attestation: 'in-progress',
  redeeming: 'in-progress',
  success: 'success',
  failed: 'failed',
};

/** Reads the status of an action. Total: a new word is progress, never an error and never an end. */
export function readActionState(verbatim: string): OneTxState<EarnPhase> {
  return read(ACTIONS, verbatim);
}

/** Reads the status of a relay between chains, in the same way. */
export function readRelayState(verbatim: string): OneTxState<RelayPhase> {
  return read(RELAYS, verbatim);
}

function read<Phase extends string>(
  words: Readonly<Record<string, Phase>>,
  verbatim: string,
): OneTxState<Phase | 'in-progress'> {
  const phase = Object.hasOwn(words, verbatim) ? words[verbatim] : undefined;
  if (phase === undefined) return { verbatim, phase: 'in-progress', end: false, known: false };
  return { verbatim, phase, end: phase === 'success' || phase === 'failed', known: true };
}
