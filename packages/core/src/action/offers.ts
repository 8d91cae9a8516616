import type { Instant } from '../ports/clock.ts';
import type { Digest, NewEvent, StoredEvent } from '../ports/ledger.ts';
import type { AnyReview } from '../review/any-review.ts';
import { approvalEvents } from './approve.ts';
import type { Moment, Outlook } from './definition.ts';
import { actionStream, foldEvent, type Loaded } from './load.ts';

/** What a person could do with an action at this moment, and what may still come of it. */
export interface Offers {
  /** The review that stands: not used up, not given up, not outrun by an end. */
  readonly review: {
    readonly review: AnyReview;
    readonly digest: Digest;
    /** A yes would be taken, and would be used. */
    readonly approvable: boolean;
  } | null;
  /** The names of the definition's own commands that would be taken, payload left out. */
  readonly commands: readonly string[];
  readonly outlook: Outlook;
}

/**
 * Finds out by asking: each command is tried on the folded state, and a yes is followed one decision
 * further, so that no second table of what is allowed when can disagree with the first.
 */
export function offersOf<World>(loaded: Loaded<World>, moment: Moment): Offers {
  const { action, definition } = loaded;
  const view = definition.view(action);
  const commands = Object.entries(definition.commands)
    .filter(([, command]) => command(action, null, moment).ok)
    .map(([name]) => name);
  const stands = view.open && action.review !== null;
  const review = !stands ? null : { ...action.review, approvable: approvable(loaded, moment) };
  return { review, commands, outlook: view.outlook };
}

/** Whether the engine would go on to an effect right after a yes. */
function approvable<World>(loaded: Loaded<World>, moment: Moment): boolean {
  const { action, definition } = loaded;
  const yes = { digest: action.review?.digest ?? '', secondYes: 'blind' };
  const events = approvalEvents(loaded, yes, moment);
  if (!events.ok) return false;
  const after = events.value.reduce(
    (state, event) => foldEvent(definition, state, imagined(action.id, event, moment.now)),
    action,
  );
  const next = definition.decide(after, moment);
  return next.type === 'run' && definition.steps[next.step]?.type === 'effect';
}

/** An event as it would be stored; only folding ever sees it. */
function imagined(actionId: string, event: NewEvent, at: Instant): StoredEvent {
  const nowhere = { seq: 0, bytes: new Uint8Array(), previousHash: '', hash: '' };
  return { ...event, ...nowhere, stream: actionStream(actionId), at };
}
