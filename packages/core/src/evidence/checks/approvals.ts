import { EngineEvent } from '../../action/action-state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { jsonDigest } from '../../review/digest.ts';
import { attempt } from '../attempt.ts';
import { type EvidenceCheck, ownCheck } from '../report.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is done on a person's yes and on nothing else. Asking to stop needs none. */
const APPROVED: ReadonlySet<unknown> = new Set(['transaction', 'grant', 'withdrawal', 'order']);

/** Whether what was signed is what was shown and approved, by digest. */
export function checkApprovals(events: readonly StoredEvent[]): readonly EvidenceCheck[] {
  const checks: EvidenceCheck[] = [];
  let shown: string | null = null;
  let approved: string | null = null;
  for (const { type, data, seq } of events) {
    switch (type) {
      case EngineEvent.reviewed: {
        shown = attempt(() => jsonDigest(data.review)) ?? null;
        approved = null;
        const holds = shown !== null && shown === data.digest;
        checks.push(
          ownCheck(
            'REVIEW_DIGEST',
            holds ? 'passed' : 'failed',
            holds
              ? 'The digest names exactly what was shown.'
              : 'The digest does not name what was shown.',
            seq,
          ),
        );
        break;
      }
      case EngineEvent.approved: {
        const digest = fields(data.approval).reviewDigest;
        approved = typeof digest === 'string' ? digest : null;
        checks.push(approval(approved !== null && approved === shown, seq));
        break;
      }
      case EngineEvent.intended: {
        if (!APPROVED.has(fields(data.intent).kind)) break;
        const used = fields(data.approval).reviewDigest;
        checks.push(usedApproval(used !== undefined && used === approved, seq));
        // One yes, one signature.
        approved = null;
        shown = null;
        break;
      }
      default:
    }
  }
  return checks;
}

function approval(holds: boolean, seq: number): EvidenceCheck {
  return holds
    ? ownCheck('APPROVAL', 'passed', 'The approval names what was shown last.', seq)
    : ownCheck('APPROVAL', 'failed', 'The approval names something that was not shown.', seq);
}

function usedApproval(holds: boolean, seq: number): EvidenceCheck {
  return holds
    ? ownCheck('APPROVAL', 'passed', 'It was signed on an approval of its own.', seq)
    : ownCheck('APPROVAL', 'failed', 'It was signed without a fresh approval.', seq);
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
