/** What a status word means for the money. */
export type SwapPhase =
  | 'awaiting-deposit'
  | 'deposit-seen'
  | 'deposit-incomplete'
  | 'processing'
  | 'success'
  | 'refunded'
  | 'failed';

export interface SwapState {
  /** As received; always kept beside our reading of it. */
  readonly verbatim: string;
  readonly phase: SwapPhase;
  /** Whether the service means this to be the end. `success` is its claim, not yet a proof. */
  readonly end: boolean;
  /** False for a word this program does not know; it then counts as in progress. */
  readonly known: boolean;
}

const PHASES: Readonly<Record<string, SwapPhase>> = {
  PENDING_DEPOSIT: 'awaiting-deposit',
  KNOWN_DEPOSIT_TX: 'deposit-seen',
  // Not an end: topped up it goes on, else it becomes a refund.
  INCOMPLETE_DEPOSIT: 'deposit-incomplete',
  PROCESSING: 'processing',
  SUCCESS: 'success',
  REFUNDED: 'refunded',
  FAILED: 'failed',
};

/** Reads a status word of 1Click. Total: a new word is progress, never an error and never an end. */
export function readSwapState(verbatim: string): SwapState {
  const phase = Object.hasOwn(PHASES, verbatim) ? PHASES[verbatim] : undefined;
  if (phase === undefined) return { verbatim, phase: 'processing', end: false, known: false };
  const end = phase === 'success' || phase === 'refunded' || phase === 'failed';
  return { verbatim, phase, end, known: true };
}
