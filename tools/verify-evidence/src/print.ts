import type { EvidenceCheck, EvidenceLine, EvidenceReport } from '@countinghouse/core';

const MARKS: Readonly<Record<EvidenceCheck['outcome'], string>> = {
  passed: 'passed     ',
  failed: 'FAILED     ',
  'not checked': 'not checked',
  'key unknown': 'KEY UNKNOWN',
};

/** The report for a person. */
export function printReport(report: EvidenceReport): string {
  const { action, standing, verdict, sentence, groups, unproven, unchecked, timeline } = report;
  const lines = [
    `${action.kind} ${action.id}: ${action.status}`,
    standing ?? 'This program does not know this kind of action.',
    '',
    ...timeline.map((line) => `${moment(line.at)}  [${labelOf(line, groups)}] ${line.text}`),
  ];
  for (const { label, passed, failed, notChecked, keyUnknown, checks } of groups) {
    const unknown = keyUnknown === 0 ? '' : `, ${keyUnknown} with an unknown key`;
    lines.push(
      '',
      `${label}: ${passed} passed, ${failed} failed, ${notChecked} not checked${unknown}`,
    );
    for (const { outcome, code, seq, sentence: said } of checks) {
      lines.push(`  ${MARKS[outcome]} ${code}${seq === null ? '' : ` (event ${seq})`}: ${said}`);
    }
  }
  lines.push('', 'Not proven by this file:');
  for (const { path, sentence: said } of unproven) lines.push(`  ${path}: ${said}`);
  lines.push(...openClaims(unchecked), '', `${verdict.toUpperCase()}: ${sentence}`);
  lines.push('');
  return lines.map(harmless).join('\n');
}

/** The labels of the timeline come with the file: a line is under a stranger's only if its check passed. */
function labelOf({ label, seq }: EvidenceLine, groups: EvidenceReport['groups']): string {
  if (label === 'our record') return label;
  const checks = groups.flatMap((group) => group.checks).filter((check) => check.seq === seq);
  const passed = checks.some((check) => check.label === label && check.outcome === 'passed');
  return passed ? label : `said to be ${label}`;
}

function openClaims(open: readonly EvidenceCheck[]): readonly string[] {
  if (open.length === 0) return [];
  const lines = open.map(
    ({ code, outcome, seq }) =>
      `  ${code}${seq === null ? '' : ` (event ${seq})`}: ${outcome === 'key unknown' ? 'not checked, key unknown' : outcome}`,
  );
  const hints: string[] = [];
  if (open.some(({ outcome }) => outcome === 'key unknown')) {
    hints.push('  --quote-key KEY names a key that you have from elsewhere and trust.');
  }
  if (open.some(({ label }) => label === 'on chain')) {
    hints.push('  --rpc URL reads a chain again.');
  }
  return ['', 'Claimed by this file, and not checked:', ...lines, ...hints];
}

/** Words of a stranger must not move the cursor or turn the text around. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

function moment(at: number): string {
  return new Date(at).toISOString();
}
