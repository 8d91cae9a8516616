import { actionStream } from '../action/load.ts';
import type { ClockPort } from '../ports/clock.ts';
import type { LedgerPort } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { deriveRow, evidenceRow } from './derive-row.ts';
import {
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type EvidenceFile,
  type EvidenceLink,
} from './format.ts';
import type { SignedHead } from './head.ts';
import { sliceChain } from './slice.ts';
import { deriveTimeline } from './timeline/derive.ts';

export interface EvidenceExport {
  readonly ledger: Pick<LedgerPort, 'head' | 'readStream' | 'readEvents' | 'action'>;
  readonly actionId: string;
  readonly clock: ClockPort;
  /** From outside the ledger file; those that fit are put in, with the links up to one of them. */
  readonly signedHeads: readonly SignedHead[];
  /** The most events of other actions to list. Default 20,000: about 5 MB of file. */
  readonly mostLinks?: number;
}

export type EvidenceExportCode = 'NO_SUCH_ACTION' | 'LEDGER_UNREADABLE' | 'LEDGER_DAMAGED';

export interface EvidenceExportFailure {
  readonly code: EvidenceExportCode;
  readonly message: string;
}

/** How many events of other actions a file lists unless told otherwise. */
export const MOST_LINKS = 20_000;

/**
 * Collects the evidence for one action: its events as stored, the slice of the chain they stand in,
 * and the heads that were signed over it. Reads in pages; a long ledger costs no more than its slice.
 */
export async function exportEvidence(
  options: EvidenceExport,
): Promise<Result<EvidenceFile, EvidenceExportFailure>> {
  try {
    return await collect(options);
  } catch {
    // The port throws only when it is closed or damaged; its own words may name files.
    return fail('LEDGER_UNREADABLE', 'The ledger cannot be read. Open it, or check it first.');
  }
}

async function collect(
  options: EvidenceExport,
): Promise<Result<EvidenceFile, EvidenceExportFailure>> {
  const { ledger, actionId, clock, mostLinks = MOST_LINKS } = options;
  const events = await ledger.readStream(actionStream(actionId));
  const [first] = events;
  const last = events.at(-1);
  // Derived, not read: the row in the ledger may already know of an event that came since.
  const row = events.length === 0 ? null : (deriveRow(events) ?? (await ledger.action(actionId)));
  if (first === undefined || last === undefined || row === null) {
    return fail('NO_SUCH_ACTION', 'There is no such action in this ledger.');
  }
  // Read after the events, so that it never lies before them.
  const head = await ledger.head();
  const known = options.signedHeads.filter(({ seq }) => seq >= first.seq && seq <= head.seq);
  const after = known.map(({ seq }) => seq).filter((seq) => seq >= last.seq);
  const upTo = after.length === 0 ? null : Math.min(...after);
  const links = await sliceChain({ ledger, events, upTo, mostLinks });
  if (!links.ok) {
    const message = `The ledger is damaged at event ${links.error}. Check it before exporting.`;
    return fail('LEDGER_DAMAGED', message);
  }
  const reached = lastSeq(links.value.at(-1));
  const signedHeads = known
    .filter(({ seq }) => seq <= reached)
    .map(({ seq, hash, at, address, signature }) => ({
      seq,
      hash,
      at,
      address: address.toLowerCase(),
      signature: signature.toLowerCase(),
    }));
  return ok({
    format: EVIDENCE_FORMAT,
    version: EVIDENCE_VERSION,
    createdAt: clock.now(),
    action: evidenceRow(row),
    timeline: deriveTimeline(events),
    chain: {
      previous: { seq: first.seq - 1, hash: first.previousHash },
      links: links.value,
      head: { seq: head.seq, hash: head.hash },
    },
    signedHeads,
  });
}

function lastSeq(link: EvidenceLink | undefined): number {
  if (link === undefined) return 0;
  return 'toSeq' in link ? link.toSeq : link.seq;
}

function fail(code: EvidenceExportCode, message: string): Result<never, EvidenceExportFailure> {
  return err({ code, message });
}
