import { type ActionRow, type ChainId, depositDue, knownChain } from '@countinghouse/core';
import type { DepositInstruction } from '../../contract/actions.ts';
import { amountOf } from '../amounts.ts';
import { namedChain } from '../names.ts';
import type { Folded } from './folded.ts';
import { paymentUri } from './payment-uri.ts';

/** Where a deposit from outside must go, while the action waits for it. */
export function depositInstruction(
  { waitingFor }: ActionRow,
  folded: Folded,
): DepositInstruction | null {
  if (folded.kind !== 'swap') return null;
  if (waitingFor !== 'SEND_DEPOSIT' && waitingFor !== 'DEPOSIT_INCOMPLETE') return null;
  const { state } = folded.action;
  const { input, quote } = state;
  if (quote === null || input.deposit.from !== 'outside') return null;
  const { origin } = input;
  const chain = knownChain(origin.chain as ChainId);
  const due = depositDue(state);
  // What has arrived already is never asked for again, whatever anybody says of it.
  if (due === null || due === 0n) return null;
  const units = due.toString();
  const { depositAddress: address, depositMemo: memo } = quote;
  const request = { chain: origin.chain, address, memo, token: origin.token, units };
  // On an EVM chain what has no contract is the coin; elsewhere the coin goes by the same name.
  const native = origin.token === null && isCoin(origin.asset);
  return {
    address,
    memo,
    memoNote: chain?.memoNote ?? null,
    amount: amountOf(origin, units, origin.price),
    chain: namedChain(origin.chain),
    uri: paymentUri({ ...request, native, decimals: origin.decimals }),
    // A deposit that confirms after the requested deadline is sent back.
    sendBefore: Math.max(0, quote.requestedDeadline - input.confirmationMs),
    refundTo: input.refundTo,
  };
}

function isCoin(asset: string): boolean {
  return /\/(slip44|native):/.test(asset);
}
