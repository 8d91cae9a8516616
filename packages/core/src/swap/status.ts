import type { Trouble } from '../action/definition.ts';
import type { SwapWorld } from '../action/world.ts';
import type { JsonObject } from '../ports/json.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { SwapEvent, type SwapState } from './state.ts';

/** Asks the provider; an unchanged answer is no event. */
export async function newStatus(
  state: SwapState,
  world: SwapWorld,
): Promise<Result<readonly NewEvent[], Trouble>> {
  if (state.quote === null) return ok([]);
  const { depositAddress, depositMemo } = state.quote;
  const answer = await world.swaps.status({ depositAddress, depositMemo });
  if (!answer.ok) {
    const { code, message, retryAfterMs } = answer.error;
    return err({ code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  }
  const { value } = answer;
  const facts: JsonObject = {
    status: value.status,
    depositedAmount: value.depositedAmount?.toString() ?? null,
    amountOut: value.amountOut?.toString() ?? null,
    refundedAmount: value.refundedAmount?.toString() ?? null,
    refundReason: value.refundReason,
    originTransactions: value.originTransactions,
    destinationTransactions: value.destinationTransactions,
  };
  if (state.status !== null && sameFacts(facts, state.status)) return ok([]);
  const data: JsonObject = {
    ...facts,
    correlationId: value.correlationId,
    received: value.received,
  };
  return ok([{ type: SwapEvent.status, version: 1, data }]);
}

// The correlation id is new with every call and says nothing about the swap.
function sameFacts(facts: JsonObject, known: object): boolean {
  const before = known as Record<string, unknown>;
  return Object.entries(facts).every(
    ([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value),
  );
}
