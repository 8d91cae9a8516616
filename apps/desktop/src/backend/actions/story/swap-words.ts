import type { Attention, SwapEnd } from '@countinghouse/core';
import { type Fields, fields, type Subject, type Words } from './subject.ts';

/** What 1Click says of a swap, in a sentence; it is its word, and no proof. */
export function status(data: Fields, { origin, destination }: Subject): Words {
  const words: Words = [STATUSES[String(data.status)] ?? `1Click says: ${data.status}.`];
  const add = (before: string, amount: Words[number]) => words.push(before, amount, '.');
  if (data.depositedAmount != null)
    add(' It counts as deposited ', origin.write(data.depositedAmount));
  if (data.amountOut != null) add(' It says it paid out ', destination.write(data.amountOut));
  if (data.refundedAmount != null) add(' It says it sent back ', origin.write(data.refundedAmount));
  if (data.refundReason != null) words.push(` Its reason: ${data.refundReason}.`);
  return words;
}

const STATUSES: Readonly<Record<string, string>> = {
  PENDING_DEPOSIT: '1Click is waiting for the deposit.',
  KNOWN_DEPOSIT_TX: '1Click knows of the deposit.',
  PROCESSING: '1Click is swapping.',
  SUCCESS: '1Click says that it is done.',
  REFUNDED: '1Click says that it sent the money back.',
  FAILED: '1Click says that it failed.',
  INCOMPLETE_DEPOSIT: '1Click says that too little was deposited.',
};

const CALLS: Readonly<Record<Attention, string>> = {
  PAYOUT_MISSING: '1Click says it paid, and the chain does not show it yet. Please look.',
  PAYOUT_SHORT: 'Less arrived than was promised. Please look.',
  REFUND_MISSING:
    '1Click says it sent the money back, and the chain does not show it yet. Please look.',
  REFUND_SHORT: 'Less came back than was to. Please look.',
  PAST_DEADLINE: 'It is past its time and not finished. Please look.',
  LATE_DEPOSIT: 'The deposit came late. Please look.',
  DID_YOU_SEND: 'You were asked whether you have sent the deposit.',
};

export function attention(code: string): string {
  return Object.hasOwn(CALLS, code)
    ? CALLS[code as Attention]
    : `You were asked to look at this: ${code}.`;
}

const ENDS: Readonly<Record<SwapEnd, string>> = {
  done: 'The swap is done.',
  'done with part refunded': 'The swap is done; a part came back.',
  refunded: 'The swap ended: the money came back.',
  failed: 'The swap failed.',
  cancelled: 'The swap was cancelled.',
  expired: 'The swap expired; nothing was sent.',
};

export function ended({ end, why, verified }: Fields): string {
  const name = String(end);
  const first = Object.hasOwn(ENDS, name) ? ENDS[name as SwapEnd] : `The swap ended: ${name}.`;
  const word = verified === true ? '' : ' This is 1Click’s word; it was not seen on a chain.';
  return `${first} ${why}${word}`;
}

export function problems({ problems: list }: Fields): string {
  if (!Array.isArray(list)) return 'The reasons cannot be read.';
  return list.map((problem) => String(fields(problem).sentence)).join(' ');
}
