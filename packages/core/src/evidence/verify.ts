import { EARN_ENDED } from '../earn/ending.ts';
import { OrderEvent } from '../earn/order/state.ts';
import { WithdrawEvent } from '../earn/withdraw/state.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { ok, type Result } from '../result/result.ts';
import { SwapEvent } from '../swap/state.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkApprovals } from './checks/approvals.ts';
import { followChain } from './checks/chain-links.ts';
import { checkEarn } from './checks/earn.ts';
import { checkEarnEnd } from './checks/earn-end.ts';
import { checkHeads } from './checks/heads.ts';
import { checkNamedOperations } from './checks/named-operations.ts';
import { checkOnChain } from './checks/on-chain.ts';
import { checkQuotes } from './checks/quotes.ts';
import { checkRecord } from './checks/record.ts';
import { checkTransactions } from './checks/transactions.ts';
import { deriveRow } from './derive-row.ts';
import { EVIDENCE_LABELS } from './format.ts';
import type { SignedHead } from './head.ts';
import { type EvidenceRefusal, parseEvidence } from './parse.ts';
import type { EvidenceProofs } from './proofs.ts';
import type { EvidenceCheck, EvidenceGroup, EvidenceReport, EvidenceVerdict } from './report.ts';
import { deriveTimeline } from './timeline/derive.ts';
import { uncheckedClaims } from './unchecked.ts';

export interface VerifyEvidenceOptions {
  readonly proofs: EvidenceProofs;
  /** Signed heads the reader kept; the maker of the file could not choose them. */
  readonly signedHeads?: readonly SignedHead[];
  /** Only heads signed by this address count. */
  readonly signer?: string;
}

/**
 * Checks an evidence file without the program that wrote it and without its ledger.
 *
 * Total: any bytes give a report or a typed refusal. What is signed by the provider, what stands on
 * chain and what is merely our record are reported apart.
 */
export async function verifyEvidence(
  bytes: Uint8Array,
  options: VerifyEvidenceOptions,
): Promise<Result<EvidenceReport, EvidenceRefusal>> {
  const parsed = parseEvidence(bytes);
  if (!parsed.ok) return parsed;
  const { file, events } = parsed.value;
  const { proofs } = options;

  const followed = followChain(file);
  const record = checkRecord(parsed.value);
  const heads = await checkHeads({
    file,
    followed,
    proofs,
    ownHeads: options.signedHeads ?? [],
    signer: options.signer?.toLowerCase() ?? null,
    lastEvent: events.at(-1)?.seq ?? 0,
  });
  const quotes = checkQuotes(events, proofs);
  const transactions = await checkTransactions(events, quotes.signed, proofs);
  const earn = await checkEarn(events, proofs);
  const onChain = await checkOnChain(events, proofs);

  const checks = [
    ...followed.checks,
    ...record.checks,
    ...heads.checks,
    ...checkApprovals(events),
    ...quotes.checks,
    ...checkAnswers(events, proofs),
    ...checkNamedOperations(events),
    ...earn,
    ...checkEarnEnd(events),
    ...transactions,
    ...onChain,
  ];
  const strong =
    heads.vouched &&
    quotes.trusted &&
    endedVerified(events) &&
    onChain.length > 0 &&
    onChain.every(({ outcome }) => outcome === 'passed');
  const verdict = judge(checks, strong);
  return ok({
    version: file.version,
    createdAt: file.createdAt,
    action: file.action,
    standing: deriveRow(events)?.sentence ?? null,
    verdict,
    sentence: sentenceOf(verdict, checks),
    groups: EVIDENCE_LABELS.map((label) => group(label, checks)),
    unchecked: uncheckedClaims(checks, {
      own: new Set(options.signedHeads?.map(({ seq }) => seq)),
      signerNamed: options.signer !== undefined,
    }),
    unproven: [...followed.unproven, ...record.unproven, ...heads.unproven, ...reports(events)],
    timeline: deriveTimeline(events),
  });
}

const VERDICTS: Readonly<Record<EvidenceVerdict, string>> = {
  contradicted: 'Something in this file is not true. Do not rely on it.',
  consistent: 'Nothing contradicts the file, but not all of it is borne out from outside.',
  'borne out': 'The provider’s signature, the chains and a signed head all bear the file out.',
};

const KEY_UNKNOWN =
  'Nothing contradicts the file, but the key of its quote is unknown: nothing shows that the provider signed it.';

/** Of an action without a quote: no provider has signed anything. */
const UNQUOTED = 'The chains and a signed head bear the file out.';

function sentenceOf(verdict: EvidenceVerdict, checks: readonly EvidenceCheck[]): string {
  const unknown = checks.some(({ outcome }) => outcome === 'key unknown');
  if (verdict === 'consistent' && unknown) return KEY_UNKNOWN;
  const quoted = checks.some(({ code }) => code === 'QUOTE_SIGNATURE');
  return verdict === 'borne out' && !quoted ? UNQUOTED : VERDICTS[verdict];
}

/** An end that rests on the provider's word alone is not borne out by the chains that can be read. */
function endedVerified(events: readonly StoredEvent[]): boolean {
  const end = events.findLast(({ type }) => type === SwapEvent.ended || type === EARN_ENDED);
  return end === undefined || end.data.verified === true;
}

function judge(checks: readonly EvidenceCheck[], strong: boolean): EvidenceVerdict {
  if (checks.some(({ outcome }) => outcome === 'failed')) return 'contradicted';
  return strong ? 'borne out' : 'consistent';
}

function group(label: EvidenceGroup['label'], all: readonly EvidenceCheck[]): EvidenceGroup {
  const checks = all.filter((check) => check.label === label);
  const count = (outcome: EvidenceCheck['outcome']) =>
    checks.filter((check) => check.outcome === outcome).length;
  return {
    label,
    passed: count('passed'),
    failed: count('failed'),
    notChecked: count('not checked'),
    keyUnknown: count('key unknown'),
    checks,
  };
}

/** What a provider says without signing it. */
const REPORTS: ReadonlySet<string> = new Set([
  SwapEvent.status,
  WithdrawEvent.status,
  OrderEvent.status,
  OrderEvent.relay,
]);

/** 1Click signs its quotes and nothing else, 1tx nothing at all: their reports are hearsay. */
function reports(events: readonly StoredEvent[]) {
  const count = events.filter(({ type }) => REPORTS.has(type)).length;
  if (count === 0) return [];
  return [
    {
      path: 'chain.links',
      sentence: `${count} reports of the provider, kept as they came, are not signed by it.`,
    },
  ];
}
