import type { EvidenceCheck, EvidenceReport } from '@countinghouse/core';

const MARKS: Readonly<Record<EvidenceCheck['outcome'], string>> = {
  passed: 'passed     ',
  failed: 'FAILED     ',
  'not checked': 'not checked',
};

/** The report for a person. */
export function printReport(report: EvidenceReport): string {
  const { action, standing, verdict, sentence, groups, unproven, timeline } = report;
  const lines = [
    `${action.kind} ${action.id}: ${action.status}`,
    standing ?? 'This program does not know this kind of action.',
    '',
    ...timeline.map(({ at, label, text }) => `${moment(at)}  [${label}] ${text}`),
  ];
  for (const { label, passed, failed, notChecked, checks } of groups) {
    lines.push('', `${label}: ${passed} passed, ${failed} failed, ${notChecked} not checked`);
    for (const { outcome, code, seq, sentence: said } of checks) {
      lines.push(`  ${MARKS[outcome]} ${code}${seq === null ? '' : ` (event ${seq})`}: ${said}`);
    }
  }
  lines.push('', 'Not proven by this file:');
  for (const { path, sentence: said } of unproven) lines.push(`  ${path}: ${said}`);
  lines.push('', `${verdict.toUpperCase()}: ${sentence}`, '');
  return lines.map(harmless).join('\n');
}

/** Words of a stranger must not move the cursor or turn the text around. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

function moment(at: number): string {
  return new Date(at).toISOString();
}
