import type { EarnAction, SubmittedAction } from '@countinghouse/core';
import type { Answer } from '../../http/operation.ts';
import { toInstant } from '../../value/moment.ts';
import { readActionError } from '../refusal/action-error.ts';
import { readActionState } from '../state.ts';
import type * as wire from '../wire.ts';
import { addressOrNull, chainOrNull, hashOrNull, unitsOrNull } from './values.ts';

export function toSubmitted({ value, received }: Answer<wire.SubmittedAction>): SubmittedAction {
  return {
    actionId: value.actionId,
    account: addressOrNull(value.accountAddress),
    userOpHash: hashOrNull(value.userOpHash),
    repeated: value.idempotent === true,
    received,
  };
}

/** An action in the domain's terms; its words stay as they came. */
export function toAction({ value, received }: Answer<wire.Action>, asked: string): EarnAction {
  const { result } = value;
  return {
    id: value.operationId ?? asked,
    kind: value.type || null,
    status: value.status,
    phase: readActionState(value.status).phase,
    createdAt: toInstant(value.createdAt),
    updatedAt: toInstant(value.updatedAt),
    sourceChain: chainOrNull(value.sourceChainId),
    destinationChain: chainOrNull(value.destinationChainId),
    crossChain: value.isCrossChain ?? null,
    userOpHash: hashOrNull(value.userOpHash),
    sourceTransaction: hashOrNull(value.sourceTxHash),
    destinationTransaction: hashOrNull(value.destinationTxHash),
    finalTransaction: hashOrNull(result?.finalTxHash),
    instrument: hashOrNull(result?.instrumentId),
    amountIn: unitsOrNull(result?.amountIn),
    amountOut: unitsOrNull(result?.amountOut),
    error: readActionError(value.error),
    received,
  };
}
