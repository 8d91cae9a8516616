import type { Trouble } from '../../action/definition.ts';
import { callSentence } from '../../operation/call-sentence.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { CarriedCall, CarriedOperation } from '../../ports/smart-account.ts';
import { ok, type Result } from '../../result/result.ts';
import { showAsset } from '../asset.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import type { WithdrawInput } from './input.ts';
import type { SealedWithdrawal, WithdrawState } from './state.ts';

/** Said of what nobody here can read: it is never taken for nothing. */
const UNREADABLE =
  'Nobody here can read in the transaction what it was made to do, so it may have done more.';

/**
 * What an operation that succeeded was made to do beside the one payment that was said, a sentence
 * each; none means that it paid and did nothing else. Read from the input of its transaction, where
 * the signed hash tells it from every other operation: events could leave out what matters, such as
 * a right that was given.
 */
export async function otherEffects(
  { chain: id, owner, digest }: Pick<SealedWithdrawal, 'chain' | 'owner' | 'digest'>,
  input: WithdrawInput,
  transactionHash: string,
  { chain, kernel }: { readonly chain: ChainPort } & Pick<EarnWorld, 'kernel'>,
): Promise<Result<readonly string[], Trouble>> {
  const there = await chain.transaction(transactionHash);
  if (!there.ok) return there;
  const carried =
    there.value === null
      ? null
      : kernel.readCarried({ chain: id, data: there.value.data }, { owner, userOpHash: digest });
  return ok(carried === null ? [UNREADABLE] : besidePayment(carried, input));
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

/** That what was signed was carried out and is not what was said. */
export function otherEffect({ input, seen }: Pick<WithdrawState, 'input' | 'seen'>): string {
  const paid = seen?.paid ?? '0';
  const more = seen?.more.join(' ') ?? '';
  return paid === input.amount
    ? `What you signed was carried out and paid you ${showAsset(input.usdc, paid)}, and that is not all of it: ${more}`
    : `What you signed was carried out and paid you ${showAsset(input.usdc, paid)} instead of ${showAsset(input.usdc, input.amount)}. ${more}`.trim();
}
