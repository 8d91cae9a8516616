import type { Hex } from 'viem';
import type { Action } from './records.ts';

const seconds = (ms: number): number => Math.floor(ms / 1_000);

/** An action as `GET /actions/:id` shows it. */
export const actionAnswer = (action: Action) => ({
  operationId: action.id,
  type: action.type,
  status: action.behaviour.show ?? action.status,
  createdAt: seconds(action.createdAt),
  updatedAt: seconds(action.updatedAt),
  sourceChainId: action.chainId,
  destinationChainId: action.destinationChainId,
  isCrossChain: action.chainId !== action.destinationChainId,
  userOpHash: action.userOpHash,
  sourceTxHash: action.sourceTxHash,
  destinationTxHash: action.destinationTxHash,
  error: action.error,
  result: resultOf(action),
});

/** Null until there is one. */
function resultOf(action: Action): {
  readonly amountIn: string;
  readonly amountOut: string;
  readonly instrumentId: Hex | null;
  readonly finalTxHash: Hex | null;
} | null {
  if (action.status !== 'success') return null;
  return {
    amountIn: action.amountIn.toString(),
    amountOut: (action.amountOut ?? 0n).toString(),
    instrumentId: action.instrumentId,
    finalTxHash: action.destinationTxHash ?? action.sourceTxHash,
  };
}
