import type { JsonObject, JsonValue } from '../ports/json.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { APPROVAL_LIFETIME_MS, type Approval } from '../review/approval.ts';
import { reviewDigest } from '../review/digest.ts';
import { EngineEvent } from './action-state.ts';
import type { CommandRefusal, Moment } from './definition.ts';
import type { Loaded } from './load.ts';

/**
 * The events of a person's yes to the review in `payload.digest`, or why it cannot be taken now. A
 * blind review also needs `payload.secondYes`.
 */
export function approvalEvents<World>(
  { action, definition }: Loaded<World>,
  payload: JsonValue,
  { now, session, recovered }: Moment,
): Result<readonly NewEvent[], CommandRefusal> {
  const { digest, secondYes } = (payload ?? {}) as { digest?: unknown; secondYes?: unknown };
  if (session === null) return refused('LOCKED', 'Unlock first: approving needs your passphrase.');
  if (recovered) {
    return refused('RECOVERED_MODE', 'This ledger was restored. Compare and release it first.');
  }
  if (action.review === null) return refused('NOTHING_TO_APPROVE', 'There is nothing to approve.');
  if (digest !== action.review.digest || digest !== reviewDigest(action.review.review)) {
    return refused('REVIEW_CHANGED', 'This is no longer what you read. Read it again.');
  }
  if (action.openIntent !== null && !action.inDoubt && !definition.takesOver(action)) {
    return refused('ALREADY_SENT', 'This has been approved and is on its way.');
  }
  if (now >= action.review.review.validUntil) {
    return refused('REVIEW_EXPIRED', 'What you read has expired. Ask for a fresh one.');
  }
  const blind = action.review.review.kind === 'blind';
  if (blind && secondYes !== 'blind') {
    return refused('SECOND_YES_MISSING', 'Nobody can read what this allows. Say yes to that too.');
  }
  const stop = action.review.review.warnings.find((warning) => warning.weight === 'stop');
  if (stop !== undefined) return refused(stop.code, stop.sentence);
  const approval: Approval = {
    reviewDigest: action.review.digest,
    session,
    givenAt: now,
    expiresAt: now + APPROVAL_LIFETIME_MS,
    ...(blind ? { secondYes: 'blind' as const } : {}),
  };
  return ok([
    {
      type: EngineEvent.approved,
      version: 1,
      data: { approval: approval as unknown as JsonObject },
    },
  ]);
}

function refused(code: string, message: string): { ok: false; error: CommandRefusal } {
  return err({ code, message });
}
