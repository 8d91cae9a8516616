import type { EngineTools } from '../../action/definition.ts';
import type { Instant } from '../../ports/clock.ts';
import { sameHash } from '../shape.ts';
import { hasTaken, isOperationOf, othersSince } from './others.ts';
import { startOf } from './start.ts';
import type { OrderState } from './state.ts';

/** So many of the newest names of an order are kept, beside the first. */
const NEWEST = 8;

/** The names kept once the service has told another. What is let go of stands in the record. */
export function withNamed(named: readonly string[], told: string | null): readonly string[] {
  const one = told?.toLowerCase();
  if (one === undefined || named.includes(one)) return named;
  return [...named.slice(0, 1), ...[...named.slice(1), one].slice(-NEWEST)];
}

/** The service has named so many that not all are kept. */
export function namesEverNew({ named }: Pick<OrderState, 'named'>): boolean {
  return named.length > NEWEST;
}

/** The operations that the service calls this order's: at the time it was asked, now, and in between. */
export function operationsOf({
  toldOperation,
  word,
  named,
}: Pick<OrderState, 'toldOperation' | 'word' | 'named'>): readonly string[] {
  const now = [toldOperation, word?.userOpHash ?? null].filter((one) => one !== null);
  const told = [...now, ...named];
  return [...new Set(told.map((one) => one.toLowerCase()))];
}

/** All that other orders have to leave alone: what it is called, and what it has taken. */
export function ownOperations(state: OrderState): readonly string[] {
  const taken = state.source?.operation?.toLowerCase();
  const now = [...operationsOf(state), ...state.spent, ...(taken === undefined ? [] : [taken])];
  return [...new Set([...now, ...earlierOperations(state)])];
}

/** Those of earlier attempts: failed, named since, or carried out after all. */
function earlierOperations({ earlierAttempts, twice }: OrderState): readonly string[] {
  const before = earlierAttempts.flatMap(({ failed, named }) => [...failed, ...named]);
  return [...before, ...twice.map(({ operation }) => operation.toLowerCase())];
}

/** Those of the attempt of now: what an earlier one was told before is that one's. */
export function newOperations(state: OrderState): readonly string[] {
  const before = earlierOperations(state);
  return operationsOf(state).filter((one) => !before.includes(one));
}

/** Those of which the chain has not shown what became of them. */
export function openOperations(state: OrderState): readonly string[] {
  const { source, spent } = state;
  const known = operationsOf(state);
  // Records of earlier versions do not say which of them it was: there was one then.
  const taken = source === null ? undefined : (source.operation ?? known[0]);
  return known.filter((one) => !sameHash(taken, one) && !spent.includes(one));
}

/** Of an operation that it was ever called by nobody knows what becomes of it. */
export function mayBeOpen(state: OrderState): boolean {
  return namesEverNew(state) || openOperations(state).length > 0;
}

/**
 * Whether an operation that is on chain in `hash` may be taken for this order's: no other order of
 * ours was told of it, no earlier attempt of this one either, or it is what this one was told when it
 * was asked for. And none has taken it.
 */
export async function mayTake(
  action: { readonly id: string; readonly state: OrderState },
  operation: string,
  hash: string,
  { ledger, claims }: EngineTools,
): Promise<boolean> {
  const { toldOperation } = action.state;
  if (earlierOperations(action.state).includes(operation.toLowerCase())) return false;
  if (!claims.take(`operation ${operation}`, action.id)) return false;
  const others = await othersSince(action.id, startOf(action.state)?.at ?? 0, ledger);
  if (others.some((row) => hasTaken(row, operation, hash))) return false;
  if (sameHash(toldOperation, operation)) return true;
  return !others.some((row) => isOperationOf(row, operation));
}

/** Whether an operation that the service names for an earlier attempt is another order's. */
export async function isNamedElsewhere(
  actionId: string,
  operation: string,
  since: Instant,
  { ledger, claims }: EngineTools,
): Promise<boolean> {
  if (!claims.take(`operation ${operation}`, actionId)) return true;
  const others = await othersSince(actionId, since, ledger);
  return others.some((row) => isOperationOf(row, operation));
}
