import type { ReadStep } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { ok } from '../../result/result.ts';
import { observeStep } from '../../transaction/observe-step.ts';
import type { EarnWorld } from '../world.ts';
import { carriedOutIn, type Fate, fateOf } from './carried-out.ts';
import { leaveEnd } from './end.ts';
import { LeaveEvent, type LeaveState } from './state.ts';

/** Looks at the transaction, and once it is on chain for good at what became of the operation in it. */
export function leaveObserveStep(): ReadStep<LeaveState, EarnWorld> {
  const observe = observeStep<LeaveState>((state) => state.track);
  return {
    type: 'read',
    async run(action, world, tools) {
      const { track, operation } = action.state;
      if (operation !== null) return ok([]);
      if (!track.final && track.sent.length > 0) return observe.run(action, world, tools);
      if (track.included?.succeeded === true) {
        const { hash } = track.included;
        const seen = await carriedOutIn(action.id, hash, action.state, world, tools);
        if (!seen.ok) return seen;
        if (seen.value !== null) return ok([event(LeaveEvent.seen, { ...seen.value })]);
      }
      const fate = await fateOf(action.id, action.state, world, tools);
      return fate.ok ? ok(newsOf(fate.value, action.state)) : fate;
    },
  };
}

function newsOf(fate: Fate, state: LeaveState): readonly NewEvent[] {
  const { displacedAt, attention } = state;
  switch (fate.type) {
    case 'seen':
      return [event(LeaveEvent.seen, { ...fate.seen })];
    case 'settling':
      return [];
    case 'displaced':
      if (displacedAt === null) {
        return [event(LeaveEvent.displaced, { blockNumber: fate.head })];
      }
      // Looked for once more since, up to a head that is no older than what is final now.
      return fate.final < displacedAt ? [] : [leaveEnd.displaced(state)];
    case 'good':
      if (displacedAt !== null) return [event(LeaveEvent.undisplaced, {})];
      return attention === null
        ? [event(LeaveEvent.attention, { code: 'OPERATION_STAYS_GOOD' })]
        : [];
  }
}

function event(type: string, data: JsonObject): NewEvent {
  return { type, version: 1, data };
}
