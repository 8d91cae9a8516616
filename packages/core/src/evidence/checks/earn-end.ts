import { EngineEvent } from '../../action/action-state.ts';
import { EARN_ENDED } from '../../earn/ending.ts';
import { OrderEvent } from '../../earn/order/state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import type { EffectsClaim, MovementClaim, OperationClaim } from '../claims.ts';
import { earnClaims } from '../earn-claims.ts';
import { isRecord, type Loose, word } from '../loose.ts';
import { type EvidenceCheck, ownCheck } from '../report.ts';

/** What stands of the last attempt when it ended. */
interface Standing {
  readonly input: Loose;
  readonly operation: OperationClaim | undefined;
  readonly movement: MovementClaim | undefined;
  readonly effects: EffectsClaim | undefined;
  /** The review that was approved promised something at least, or could not say. */
  readonly promised: boolean;
  /** What was seen last. */
  readonly seen: Loose;
}

/** An end that is called seen on a chain is the one that what was seen there amounts to. */
export function checkEarnEnd(events: readonly StoredEvent[]): readonly EvidenceCheck[] {
  const end = events.findLast(({ type }) => type === EARN_ENDED);
  if (end === undefined || end.data.verified !== true) return [];
  const started = fields(events[0]?.data);
  const since = events.findLast(({ type }) => type === OrderEvent.retried)?.seq ?? 0;
  // What an earlier attempt did after all says nothing about how the last one ended.
  const earlier = new Set(
    events.flatMap(({ type, seq }) => (type === OrderEvent.earlierCarriedOut ? [seq] : [])),
  );
  const claims = earnClaims(events).filter(({ seq }) => seq > since && !earlier.has(seq));
  const operation = claims.findLast((claim) => claim.type === 'operation');
  const holds = fits(word(started.kind), word(end.data.end), {
    input: fields(started.input),
    operation,
    movement: claims.findLast((claim) => claim.type === 'movement'),
    promised: leastOf(events) !== '0',
    effects: claims.findLast((claim) => claim.type === 'effects'),
    seen: fields(events.find(({ seq }) => seq === operation?.seq)?.data),
  });
  return [
    holds
      ? ownCheck('ACTION_ROW', 'passed', 'The end is what was seen on chain.', end.seq)
      : ownCheck('ACTION_ROW', 'failed', 'The end is not what was seen on chain.', end.seq),
  ];
}

function leastOf(events: readonly StoredEvent[]): unknown {
  const reviewed = events.findLast(({ type }) => type === EngineEvent.reviewed);
  return fields(fields(reviewed?.data.review).receivesAtLeast).units;
}

function fits(kind: string, end: string, standing: Standing): boolean {
  const { input, operation, movement, effects, seen, promised } = standing;
  const succeeded = operation?.succeeded;
  switch (kind) {
    case 'withdraw': {
      const more = effects?.more ?? [];
      const asSaid = movement?.amount === input.amount && more.length === 0;
      if (end === 'done') return succeeded === true && asSaid;
      return succeeded === undefined || (end === 'failed' && !(succeeded && asSaid));
    }
    case 'earn-buy':
    case 'earn-sell':
      if (end === 'refunded') return movement !== undefined;
      // Nothing is what was ordered only where nothing was promised.
      if (end === 'done') return movement !== undefined && (movement.amount !== '0' || !promised);
      return end !== 'failed' || succeeded !== true;
    case 'earn-exit':
    case 'earn-removal':
      if (end === 'done') return succeeded === true;
      // One transaction may carry out what two actions signed; it belongs to the one that sent it.
      return succeeded === undefined || (end === 'cancelled' ? seen.another === true : !succeeded);
    default:
      // Nothing of a grant or a revocation is on any chain.
      return end !== 'done';
  }
}

function fields(value: unknown): Loose {
  return isRecord(value) ? value : {};
}
