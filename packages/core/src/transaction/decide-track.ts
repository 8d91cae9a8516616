import type { ActionState } from '../action/action-state.ts';
import { approvalUsable } from '../action/approval-usable.ts';
import type { Decision, Moment } from '../action/definition.ts';
import { TransactionEvent, type TransactionTrack } from './track.ts';

/** The steps by which an action moves its transaction on. */
export interface TrackSteps {
  readonly sign: string;
  readonly observe: string;
  readonly reviewReplacement: string;
}

/** What a track wants next; null when nothing is signed, or when it has come to its end. */
export function decideTrack(
  action: ActionState<unknown>,
  track: TransactionTrack,
  steps: TrackSteps,
  moment: Moment,
): Decision | null {
  if (track.sent.length === 0 || track.final) return null;
  if (track.replacement === null) return { type: 'run', step: steps.observe };
  if (track.included !== null) {
    return {
      type: 'record',
      events: [{ type: TransactionEvent.replacementDropped, version: 1, data: {} }],
    };
  }
  const shown = action.review?.review;
  const fits =
    shown?.purpose === track.replacement && shown.preparedAt >= (track.replacementAskedAt ?? 0);
  if (!fits) return { type: 'run', step: steps.reviewReplacement };
  if (approvalUsable(action, moment)) return { type: 'run', step: steps.sign };
  return { type: 'run', step: steps.observe };
}
