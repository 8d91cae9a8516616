import type { StoredEvent } from '../../ports/ledger.ts';
import { attempt } from '../attempt.ts';
import { isRecord, type Loose, sameHex } from '../loose.ts';
import { type EvidenceCheck, ownCheck } from '../report.ts';

/** What is noted beside an answer under the name that the answer itself has for it. */
const NOTED = ['actionId', 'userOpHash', 'digest', 'status', 'signingMethod'] as const;

/**
 * The yield service signs nothing, so its answers are our record. They are kept as they came; what was
 * noted beside one must be what it says.
 */
export function checkAnswers(events: readonly StoredEvent[]): readonly EvidenceCheck[] {
  return events.flatMap(({ type, data, seq }) => {
    if (!EARN_ANSWERS.has(type)) return [];
    const noted = isRecord(data.data) ? data.data : data;
    if (typeof noted.received !== 'string') return [];
    const differs = differences(noted, noted.received);
    return [
      differs.length === 0
        ? ownCheck('ANSWER_NOTED', 'passed', 'What was noted is what the service answered.', seq)
        : ownCheck('ANSWER_NOTED', 'failed', `Noted otherwise: ${differs.join(', ')}.`, seq),
    ];
  });
}

const EARN_ANSWERS: ReadonlySet<string> = new Set([
  'effect.performed',
  'grant.offered',
  'withdrawal.prepared',
  'withdrawal.status',
  'order.status',
]);

function differences(noted: Loose, received: string): readonly string[] {
  const answer = attempt<unknown>(() => JSON.parse(received));
  if (!isRecord(answer)) return ['the whole answer'];
  return NOTED.filter((name) => {
    const [ours, theirs] = [noted[name] ?? null, answer[name] ?? null];
    return ours !== null && theirs !== null && ours !== theirs && !sameHex(ours, theirs);
  });
}
