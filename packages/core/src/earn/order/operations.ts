import type { EngineTools } from '../../action/definition.ts';
import { isRecord, sameAddress } from '../shape.ts';
import { isOperationOf, othersSince } from './others.ts';
import type { OrderState } from './state.ts';

/** The operations that the service calls this order's: at the time it was asked, and since. */
export function operationsOf({ toldOperation, word }: OrderState): readonly string[] {
  const told = [toldOperation, word?.userOpHash ?? null].filter((one) => one !== null);
  return [...new Set(told.map((one) => one.toLowerCase()))];
}

/**
 * Whether an operation that is on chain in `hash` may be taken for this order's: no other order of
 * ours was told of it, or it is what this one was told when it was asked for and none has taken it.
 */
export async function mayTake(
  action: { readonly id: string; readonly state: OrderState },
  operation: string,
  hash: string,
  { ledger, claims }: EngineTools,
): Promise<boolean> {
  const { toldOperation, intent } = action.state;
  if (!claims.take(`operation ${operation}`, action.id)) return false;
  const others = await othersSince(action.id, intent?.at ?? 0, ledger);
  const rivals = others.filter((row) => isOperationOf(row, operation));
  if (toldOperation === null || !sameAddress(toldOperation, operation)) return rivals.length === 0;
  return !rivals.some(({ summary }) => isRecord(summary.arrived) && summary.arrived.hash === hash);
}
