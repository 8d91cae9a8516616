import type { Trouble } from '../../action/definition.ts';
import { callSentence } from '../../operation/call-sentence.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { CarriedCall, CarriedOperation } from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import type { WithdrawInput } from './input.ts';
import type { SealedWithdrawal, WithdrawalSeen } from './state.ts';

/** What an operation was made to do beside the one payment that was said. */
export type OtherEffects = Pick<WithdrawalSeen, 'more'> & { readonly unreadable: boolean };

export const NO_OTHER: OtherEffects = { more: [], unreadable: false };

/**
 * What an operation that succeeded was made to do beside the one payment that was said; nothing means
 * that it paid and did nothing else. Read from the input of its transaction, where the signed hash tells
 * it from every other operation: events could leave out what matters, such as a right that was given.
 * What cannot be read there is never taken for nothing, nor for more. Null while the chain does not show
 * the transaction.
 */
export async function otherEffects(
  { chain: id, owner, digest }: Pick<SealedWithdrawal, 'chain' | 'owner' | 'digest'>,
  input: WithdrawInput,
  transactionHash: string,
  { chain, kernel }: { readonly chain: ChainPort } & Pick<EarnWorld, 'kernel'>,
): Promise<Result<OtherEffects | null, Trouble>> {
  const there = await chain.transaction(transactionHash);
  if (!there.ok) return there;
  if (there.value === null) return ok(null);
  const { data } = there.value;
  const carried = kernel.readCarried({ chain: id, data }, { owner, userOpHash: digest });
  if (carried === null) return ok({ more: [], unreadable: true });
  return ok({ more: besidePayment(carried, input), unreadable: false });
}

/** What a carried operation does beside the one payment that was said, a sentence each. */
export function besidePayment(
  { calls, besides }: CarriedOperation,
  input: WithdrawInput,
): readonly string[] {
  const payment = calls.findIndex((call) => isPayment(call, input));
  const others = calls.filter((_, at) => at !== payment).map((call) => wordsOf(call, input));
  return [...others, ...besides];
}

function isPayment(call: CarriedCall, { owner, usdc, amount }: WithdrawInput): boolean {
  return (
    call.kind === 'erc20-transfer' &&
    sameAddress(call.token, usdc.token) &&
    sameAddress(call.recipient, owner) &&
    call.units === amount
  );
}

function wordsOf(call: CarriedCall, { usdc }: WithdrawInput): string {
  const words = { names: {}, assets: { [usdc.token.toLowerCase()]: usdc }, native: null };
  if (call.kind !== 'other') return callSentence(call, words);
  const value = call.value === '0' ? '' : `, with ${call.value} base units of the native asset`;
  return `Calls ${call.does} on ${call.target}${value}.`;
}
