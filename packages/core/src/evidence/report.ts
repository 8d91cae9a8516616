import type { Instant } from '../ports/clock.ts';
import type { EvidenceLabel, EvidenceLine, EvidenceRow } from './format.ts';

/**
 * `key unknown`: it is signed, but with a key that neither the reader nor the provider in public has
 * named. Anybody can make such a key, so nothing has passed.
 */
export type CheckOutcome = 'passed' | 'failed' | 'not checked' | 'key unknown';

/** What is looked at. Closed: a reader may rely on the codes, the sentences are for people. */
export type EvidenceCheckCode =
  | 'FILE_FORM'
  | 'CHAIN_LINKS'
  | 'STREAM'
  | 'TIME_ORDER'
  | 'ACTION_ROW'
  | 'TIMELINE'
  | 'SIGNED_HEAD'
  | 'LEDGER_HEAD'
  | 'REVIEW_DIGEST'
  | 'APPROVAL'
  | 'QUOTE_SIGNATURE'
  | 'QUOTE_NUMBERS'
  | 'QUOTE_NOT_COVERED'
  | 'QUOTE_ECHO'
  | 'ASKED_FOR'
  | 'OWNER_SIGNATURE'
  | 'GRANT_READ'
  | 'ORDER_KEY'
  | 'ANSWER_NOTED'
  | 'TRANSACTION_BYTES'
  | 'TRANSACTION_PAYS'
  | 'TRANSACTION_ON_CHAIN'
  | 'OPERATION_ON_CHAIN'
  | 'DEPOSIT_ON_CHAIN'
  | 'PAYOUT_ON_CHAIN'
  | 'REFUND_ON_CHAIN'
  | 'PAYMENT_ON_CHAIN';

/** One thing looked at, and what came of it. */
export interface EvidenceCheck {
  readonly label: EvidenceLabel;
  readonly code: EvidenceCheckCode;
  readonly outcome: CheckOutcome;
  /** The event it is about; null for the file as a whole. */
  readonly seq: number | null;
  readonly sentence: string;
}

/** Something the file says that nothing in it bears out. `path` is its place in the file. */
export interface Unproven {
  readonly path: string;
  readonly sentence: string;
}

/**
 * - `contradicted`: at least one check failed; do not rely on the file.
 * - `consistent`: nothing failed, but something that matters was not checked or cannot be.
 * - `borne out`: provider's signature under a trusted key, every movement read again from the chain,
 *   and a signed head from outside the ledger all agree.
 */
export type EvidenceVerdict = 'contradicted' | 'consistent' | 'borne out';

export interface EvidenceGroup {
  readonly label: EvidenceLabel;
  readonly passed: number;
  readonly failed: number;
  readonly notChecked: number;
  readonly keyUnknown: number;
  readonly checks: readonly EvidenceCheck[];
}

/** What the verifier found; the three kinds of proof stand apart. */
export interface EvidenceReport {
  readonly version: number;
  readonly createdAt: Instant;
  readonly action: EvidenceRow;
  /** Where the money is, as this program derives it; null for a kind of action it does not know. */
  readonly standing: string | null;
  readonly verdict: EvidenceVerdict;
  readonly sentence: string;
  readonly groups: readonly EvidenceGroup[];
  /** Checks that leave open what the file claims, or what the reader asked for. */
  readonly unchecked: readonly EvidenceCheck[];
  readonly unproven: readonly Unproven[];
  /** The story, as derived again from the events. */
  readonly timeline: readonly EvidenceLine[];
}

/** A check about our own record. */
export function ownCheck(
  code: EvidenceCheckCode,
  outcome: CheckOutcome,
  sentence: string,
  seq: number | null = null,
): EvidenceCheck {
  return { label: 'our record', code, outcome, seq, sentence };
}
