import type { StoredEvent } from '../../ports/ledger.ts';
import { attempt } from '../attempt.ts';
import type { EvidenceLine } from '../format.ts';
import { createTellers } from './tellers.ts';
import type { Told } from './told.ts';

/**
 * The story of an action, one or more sentences an event, each under the label of who vouches for
 * it. A pure function of the events: the verifier derives it again, so no line can be edited.
 */
export function deriveTimeline(events: readonly StoredEvent[]): readonly EvidenceLine[] {
  const tellers = createTellers(events);
  return events.flatMap((event) => {
    // Data of a shape nobody expected is named, not told.
    const told: readonly Told[] = attempt(() => tellers[event.type]?.(event)) ?? [
      { label: 'our record', text: `An event “${event.type}”, version ${event.version}.` },
    ];
    return told.map(({ label, text }) => ({ seq: event.seq, at: event.at, label, text }));
  });
}
