import type { SwapStatus } from '@countinghouse/core';
import type { Answer } from '../../http/operation.ts';
import { baseUnits } from '../../value/base-units.ts';
import type { StatusResponse, SwapDetails } from '../wire.ts';

/** A status in the domain's terms; its word stays as it came. */
export function toStatus(answer: Answer<StatusResponse>): SwapStatus {
  const { value, received } = answer;
  const details = value.swapDetails;
  return {
    status: value.status,
    updatedAt: Date.parse(value.updatedAt),
    correlationId: value.correlationId ?? answer.correlationId ?? '',
    amountIn: baseUnits(details.amountIn),
    amountOut: baseUnits(details.amountOut),
    depositedAmount: baseUnits(details.depositedAmount),
    refundedAmount: baseUnits(details.refundedAmount),
    refundReason: details.refundReason || null,
    originTransactions: hashes(details.originChainTxHashes),
    destinationTransactions: hashes(details.destinationChainTxHashes),
    received,
  };
}

function hashes(list: SwapDetails['originChainTxHashes']): readonly string[] {
  return (list ?? []).map(({ hash }) => hash).filter((hash) => hash !== '');
}
