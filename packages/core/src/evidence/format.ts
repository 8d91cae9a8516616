import type { Instant } from '../ports/clock.ts';
import type { ActionRow, Digest, LedgerHead } from '../ports/ledger.ts';
import type { SignedHead } from './head.ts';

/** The first words of every evidence file. */
export const EVIDENCE_FORMAT = 'countinghouse-evidence';

/**
 * The newest version this program writes and reads. The sentences of the timeline belong to it:
 * wording cannot be changed without a new number, or files already given away would look edited.
 */
export const EVIDENCE_VERSION = 1;

/** Who vouches for a line. Every line has exactly one of these. */
export type EvidenceLabel = 'signed by the provider' | 'on chain' | 'our record';

export const EVIDENCE_LABELS: readonly EvidenceLabel[] = [
  'signed by the provider',
  'on chain',
  'our record',
];

/** One sentence of the story, derived from the event `seq`; never written by hand. */
export interface EvidenceLine {
  readonly seq: number;
  readonly at: Instant;
  readonly label: EvidenceLabel;
  readonly text: string;
}

/** An event of the action: its stored bytes as text, verbatim. */
export interface ShownLink {
  readonly seq: number;
  readonly previousHash: Digest;
  /** The exact UTF-8 text the hash covers. */
  readonly event: string;
  readonly hash: Digest;
}

/** An event of something else: enough to follow the chain, nothing to read. */
export interface WithheldLink {
  readonly seq: number;
  /** SHA-256 of its stored bytes. */
  readonly contentHash: Digest;
  readonly hash: Digest;
}

/** A stretch too long to list; the chain is not proven across it. */
export interface OmittedLinks {
  readonly fromSeq: number;
  readonly toSeq: number;
  /** The hash of event `toSeq`. */
  readonly hash: Digest;
}

export type EvidenceLink = ShownLink | WithheldLink | OmittedLinks;

/** The part of the ledger's chain from the action's first event on. */
export interface EvidenceChain {
  /** What stands before the first link; seq 0 with 64 zeros where it is the ledger's first event. */
  readonly previous: LedgerHead;
  readonly links: readonly EvidenceLink[];
  /** Where the ledger ended when the file was made. */
  readonly head: LedgerHead;
}

/**
 * How an action stands. Without the sentence and the summary of its row: those are the screen's, may
 * be worded better tomorrow, and the verifier derives its own.
 */
export type EvidenceRow = Pick<
  ActionRow,
  'id' | 'kind' | 'definitionVersion' | 'status' | 'open' | 'createdAt' | 'updatedAt'
>;

/** The whole file. Amounts are decimal strings of base units, times milliseconds UTC. */
export interface EvidenceFile {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly version: typeof EVIDENCE_VERSION;
  readonly createdAt: Instant;
  readonly action: EvidenceRow;
  readonly timeline: readonly EvidenceLine[];
  readonly chain: EvidenceChain;
  readonly signedHeads: readonly SignedHead[];
}

/** Writes the file as text: the form in which it is given away and checked. */
export function serializeEvidence(file: EvidenceFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
