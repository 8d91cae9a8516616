import type { Instant } from '../ports/clock.ts';
import type { JsonObject } from '../ports/json.ts';
import type { Digest, StoredEvent } from '../ports/ledger.ts';
import type { AnyReview } from '../review/any-review.ts';
import type { Approval } from '../review/approval.ts';
import type { OpenIntent } from './effect.ts';
import type { PlantedBug } from './planted-bug.ts';

/** An action folded from its events: the engine's part, and the definition's own `state`. */
export interface ActionState<State> {
  readonly id: string;
  readonly kind: string;
  readonly definitionVersion: number;
  readonly startedAt: Instant;
  readonly lastEventAt: Instant;
  /** How many events the stream holds. */
  readonly length: number;
  readonly review: { readonly review: AnyReview; readonly digest: Digest } | null;
  /** A yes that has not been used yet. */
  readonly approval: Approval | null;
  readonly openIntent: OpenIntent | null;
  /** The open intent may no longer be performed; the outside world decides what became of it. */
  readonly inDoubt: boolean;
  /** Attempts so far, by step. */
  readonly attempts: Readonly<Record<string, number>>;
  readonly state: State;
}

/** The engine's own events; everything else belongs to a definition. */
export const EngineEvent = {
  started: 'action.started',
  reviewed: 'review.prepared',
  approved: 'approval.given',
  signatureRefused: 'signature.refused',
  intended: 'effect.intended',
  performed: 'effect.performed',
  refused: 'effect.refused',
  inDoubt: 'effect.in-doubt',
} as const;

/** Applies an engine event to the engine's part of the state. */
export function foldEngine<State>(
  action: ActionState<State>,
  event: StoredEvent,
  bug?: PlantedBug,
): ActionState<State> {
  const next = { ...action, length: action.length + 1, lastEventAt: event.at };
  switch (event.type) {
    case EngineEvent.reviewed: {
      const data = event.data as unknown as { review: AnyReview; digest: Digest };
      return { ...next, review: { review: data.review, digest: data.digest }, approval: null };
    }
    case EngineEvent.approved:
      return { ...next, approval: event.data.approval as unknown as Approval };
    case EngineEvent.signatureRefused:
      return { ...next, approval: null };
    case EngineEvent.intended:
      return intended(next, event, bug);
    case EngineEvent.performed:
    case EngineEvent.refused:
      return { ...next, openIntent: null, inDoubt: false };
    case EngineEvent.inDoubt:
      return { ...next, inDoubt: true };
    default:
      return next;
  }
}

function intended<State>(
  next: ActionState<State>,
  event: StoredEvent,
  bug: PlantedBug | undefined,
): ActionState<State> {
  const data = event.data as unknown as {
    step: string;
    attempt: number;
    key: string;
    validUntil: Instant;
    intent: JsonObject;
  };
  return {
    ...next,
    openIntent: {
      step: data.step,
      attempt: data.attempt,
      key: data.key,
      recordedAt: event.at,
      validUntil: data.validUntil,
      intent: data.intent,
    },
    inDoubt: false,
    // One yes, one signature: what was read is used up with the approval.
    review: bug === 'approval-reused' ? next.review : null,
    approval: bug === 'approval-reused' ? next.approval : null,
    attempts: { ...next.attempts, [data.step]: data.attempt },
  };
}
