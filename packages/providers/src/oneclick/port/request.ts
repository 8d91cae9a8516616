import type { SwapRequest } from '@countinghouse/core';
import type { QuoteRequest } from '../wire.ts';

/**
 * The domain's request as 1Click wants it: deposit, refund and payout on chains, never on accounts
 * inside NEAR Intents. No waiting time, so that the signature also verifies in a status. All twelve
 * required fields are sent, so that none is the server's choice.
 */
export function toWireRequest(request: SwapRequest): QuoteRequest {
  return {
    dry: request.dry,
    swapType: request.swapType,
    slippageTolerance: request.slippageBasisPoints,
    originAsset: request.originAsset,
    depositType: 'ORIGIN_CHAIN',
    destinationAsset: request.destinationAsset,
    amount: request.amount.toString(),
    refundTo: request.refundTo,
    refundType: 'ORIGIN_CHAIN',
    recipient: request.recipient,
    recipientType: 'DESTINATION_CHAIN',
    deadline: toIso(request.deadline),
    depositMode: request.depositMode,
    ...(request.appFees.length === 0
      ? {}
      : {
          appFees: request.appFees.map(({ recipient, basisPoints }) => ({
            recipient,
            fee: basisPoints,
          })),
        }),
  };
}

/** Empty for what is no moment, which the request's check then refuses; `toISOString` would throw. */
function toIso(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
