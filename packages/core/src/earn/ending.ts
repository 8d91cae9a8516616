import type { Decision } from '../action/definition.ts';
import type { NewEvent, StoredEvent } from '../ports/ledger.ts';

/** How an action of an earning account came to its end. */
export interface EarnEnding {
  readonly end: 'done' | 'failed' | 'refunded' | 'cancelled' | 'expired';
  /** Seen by us on a chain; otherwise the service's word, or a person's. */
  readonly verified: boolean;
  /** A sentence; for `failed` the whole of it. */
  readonly why: string;
}

export const EARN_ENDED = 'earn.ended';

export function ended(end: EarnEnding['end'], verified: boolean, why: string): NewEvent {
  return { type: EARN_ENDED, version: 1, data: { end, verified, why } };
}

export function endingOf(event: StoredEvent): EarnEnding {
  return event.data as unknown as EarnEnding;
}

export function record(...events: readonly NewEvent[]): Decision {
  return { type: 'record', events };
}

export const NOTHING_MORE: Decision = { type: 'wait', until: null };
