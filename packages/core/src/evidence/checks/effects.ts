import type { WithdrawInput } from '../../earn/withdraw/input.ts';
import { besidePayment } from '../../earn/withdraw/other-effects.ts';
import { attempt } from '../attempt.ts';
import type { EffectsClaim } from '../claims.ts';
import { word } from '../loose.ts';
import type { EvidenceChainReader, EvidenceProofs } from '../proofs.ts';
import { type Finding, unread } from './finding.ts';

/**
 * Reads again in the input of the transaction what a blindly signed operation was made to do. Silence
 * about something that stands there is false; other words for it may be those of another program, so
 * they are told and prove nothing.
 */
export async function didNoMore(
  { chain, hash, userOpHash, input, more }: EffectsClaim,
  reader: EvidenceChainReader,
  { readCarried }: EvidenceProofs['kernel'],
): Promise<Finding> {
  if (reader.transaction === undefined) {
    return ['not checked', `What transaction ${hash} was made to do is not read on ${chain}.`];
  }
  const there = await reader.transaction(hash);
  if (!there.ok) return unread(chain, there.error.message);
  const data = there.value?.data;
  const operation = { owner: word(input.owner), userOpHash };
  const carried =
    data === undefined ? null : (attempt(() => readCarried({ chain, data }, operation)) ?? null);
  const found =
    carried === null
      ? undefined
      : attempt(() => besidePayment(carried, input as unknown as WithdrawInput));
  if (found === undefined) {
    return [
      'not checked',
      `Nobody here can read in transaction ${hash} what operation ${userOpHash} was made to do.`,
    ];
  }
  const shown = found.length === 0 ? 'nothing' : found.join(' ');
  const told = more ?? [];
  if (found.length === told.length && found.every((one, at) => one === told[at])) {
    return ['passed', `Beside the payment operation ${userOpHash} does ${shown}: read again.`];
  }
  const sentence = `Beside the payment operation ${userOpHash} does, by the input of its transaction: ${shown}`;
  return [found.length > 0 && more?.length === 0 ? 'failed' : 'not checked', sentence];
}
