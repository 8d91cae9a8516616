import type { EvidenceFile } from '../format.ts';
import { type SignedHead, signedHeadMessage } from '../head.ts';
import type { EvidenceProofs } from '../proofs.ts';
import { type EvidenceCheck, ownCheck, type Unproven } from '../report.ts';
import type { FollowedChain } from './chain-links.ts';

export interface HeadsCheck {
  readonly checks: readonly EvidenceCheck[];
  readonly unproven: readonly Unproven[];
  /** A signed head stands at or after the last event, tied to all of them. */
  readonly vouched: boolean;
}

export interface HeadsOptions {
  readonly file: EvidenceFile;
  readonly followed: FollowedChain;
  readonly proofs: Pick<EvidenceProofs, 'signedBy'>;
  /** Heads the reader kept, which whoever made the file could not choose. */
  readonly ownHeads: readonly SignedHead[];
  /** Only heads of this address count; null for any. Lower case. */
  readonly signer: string | null;
  readonly lastEvent: number;
}

/** What the signed heads say about this chain: rewriting and cutting off show here. */
export async function checkHeads(options: HeadsOptions): Promise<HeadsCheck> {
  const { file, followed, lastEvent } = options;
  const checks: EvidenceCheck[] = [ledgerHead(file, followed, lastEvent)];
  let vouched = false;
  for (const head of [...file.signedHeads, ...options.ownHeads]) {
    const check = await checkHead(head, options);
    checks.push(check);
    const first = file.chain.previous.seq;
    vouched ||=
      check.outcome === 'passed' && head.seq >= lastEvent && followed.provenFrom === first;
  }
  if (file.signedHeads.length + options.ownHeads.length === 0) {
    checks.push(
      ownCheck('SIGNED_HEAD', 'not checked', 'No signed head from outside the ledger is at hand.'),
    );
  }
  const unproven: Unproven[] = [];
  if (file.chain.head.seq > followed.lastSeq) {
    const sentence = `That the ledger ended at event ${file.chain.head.seq}, and what came after event ${followed.lastSeq}.`;
    unproven.push({ path: 'chain.head', sentence });
  }
  if (!vouched) {
    const sentence =
      'No signed head vouches for all of these events: whoever held the ledger could have rewritten it as a whole.';
    unproven.push({ path: 'chain', sentence });
  }
  return { checks, unproven, vouched };
}

function ledgerHead(
  { chain: { head } }: EvidenceFile,
  { hashes, lastSeq }: FollowedChain,
  lastEvent: number,
): EvidenceCheck {
  if (head.seq < lastSeq || head.seq < lastEvent) {
    return ownCheck('LEDGER_HEAD', 'failed', 'The ledger is said to end before its last event.');
  }
  if (head.seq > lastSeq) {
    const sentence = `The ledger is said to go on to event ${head.seq}; the links do not reach it.`;
    return ownCheck('LEDGER_HEAD', 'not checked', sentence);
  }
  return hashes.get(head.seq) === head.hash
    ? ownCheck('LEDGER_HEAD', 'passed', `The ledger ended at event ${head.seq}.`)
    : ownCheck('LEDGER_HEAD', 'failed', 'The ledger is said to end with another hash.');
}

async function checkHead(
  head: SignedHead,
  { file, followed, proofs, signer }: HeadsOptions,
): Promise<EvidenceCheck> {
  const { seq, hash, at, address, signature } = head;
  const when = new Date(at).toISOString();
  const who = `The head of event ${seq}, said to be signed by ${address} at ${when}`;
  const result = (outcome: EvidenceCheck['outcome'], sentence: string) =>
    ownCheck('SIGNED_HEAD', outcome, sentence, seq);
  if (!(await proofs.signedBy(address, signedHeadMessage(head), signature))) {
    return result('failed', `${who}, was not signed by it.`);
  }
  if (signer !== null && address !== signer) {
    return result('not checked', `${who}, is not of the address you named.`);
  }
  const ours = followed.hashes.get(seq);
  if (ours !== undefined) {
    return ours === hash
      ? result('passed', `${address} signed at ${when} that event ${seq} ended the ledger.`)
      : result('failed', `${who}, names another hash: the ledger was rewritten afterwards.`);
  }
  if (seq > file.chain.head.seq && at <= file.createdAt) {
    return result('failed', `${who}, is beyond the end of this ledger: it was cut off.`);
  }
  return result('not checked', `${who}, is not among the links of this file.`);
}
