import { EngineEvent } from '../../action/action-state.ts';
import { OrderEvent } from '../../earn/order/state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { isRecord, sameHex } from '../loose.ts';
import { type EvidenceCheck, ownCheck } from '../report.ts';

/**
 * What an order is followed by on chain is an operation that the service named for it, in this attempt.
 * Any other of the account may well be there, and says nothing about this order.
 */
export function checkNamedOperations(events: readonly StoredEvent[]): readonly EvidenceCheck[] {
  const checks: EvidenceCheck[] = [];
  let named: unknown[] = [];
  for (const { type, data, seq } of events) {
    switch (type) {
      case OrderEvent.retried:
        named = [];
        break;
      case EngineEvent.performed:
        if (isRecord(data.data)) named.push(data.data.userOpHash);
        break;
      case OrderEvent.status:
        named.push(data.userOpHash);
        break;
      case OrderEvent.source:
      case OrderEvent.arrival: {
        const { operation } = data;
        // Not noted: of a source it is the one that was named last, and an arrival may be of none.
        if (operation === undefined || operation === null) break;
        const holds = named.some((one) => sameHex(one, operation));
        checks.push(
          holds
            ? ownCheck('ANSWER_NOTED', 'passed', 'The service named the operation seen.', seq)
            : ownCheck('ANSWER_NOTED', 'failed', 'The service never named this operation.', seq),
        );
        break;
      }
      default:
    }
  }
  return checks;
}
