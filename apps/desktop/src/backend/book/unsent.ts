import {
  type ChainPort,
  type Instant,
  type SeenTransaction,
  transferCall,
} from '@countinghouse/core';
import { type AccountSends, isExplained } from './account-sends.ts';
import { blockBefore } from './block-at.ts';
import { type Look, type Saying, UNREADABLE } from './look.ts';

/** A longer search would take hours at most servers. */
const MOST_BLOCKS = 500_000;

/** What an action would pay, and has not paid as far as this ledger knows. */
export interface Unsent {
  readonly chain: string;
  readonly account: string;
  readonly to: string;
  /** Contract of the token; null for the native asset. */
  readonly token: string | null;
  readonly amount: bigint;
  /** When the action was made: nothing was paid for it before. */
  readonly since: Instant;
}

/**
 * Whether a payment that this ledger believes unsent was sent by the one that was lost. To send it a
 * second time is the harm that recovered mode is there to prevent.
 */
export async function unsent(look: Look, payment: Unsent): Promise<Saying> {
  const sends = await look.sends(payment.account, payment.chain);
  if (!sends.ok) return sends.error;
  const plain = nothingUnknown(sends.value);
  if (plain !== null) return plain;
  const twin = sends.value.unknown.find((one) => one.succeeded && makes(one, payment));
  if (twin !== undefined) return paid(twin.hash, twin.blockNumber);
  const chain = look.house.outside.chains.get(payment.chain);
  if (chain === undefined) return UNREADABLE;
  const { notFinal, unnamed, waiting } = sends.value;
  if (notFinal + unnamed > 0) {
    if (payment.token === null) return unclear(sends.value);
    const searched = await search(chain, payment, sends.value, payment.token);
    if (searched !== null) return searched;
  }
  return waiting > 0 ? unclear(sends.value) : NO_SUCH_PAYMENT;
}

/** What may be said where the account has done nothing without this ledger; else null. */
export function nothingUnknown(sends: AccountSends): Saying | null {
  if (!isExplained(sends)) return null;
  const sentence =
    sends.count === 0
      ? 'The account has never sent anything on this chain.'
      : 'The account has sent nothing that this ledger does not know of.';
  return { sentence, agrees: true };
}

/** The account has sent what nobody here can name, so this may be among it. */
export function unclear({ unknown, notFinal, unnamed, waiting, why }: AccountSends): Saying {
  const many = unknown.length + notFinal + unnamed + waiting;
  const reason = why === null ? '' : ` ${why}`;
  const sentence = `The account has sent ${transactions(many)} that this ledger does not know of; this may be among them.${reason} Compare again later, or look at the chain itself.`;
  return { sentence, agrees: null };
}

export function transactions(count: number): string {
  return count === 1 ? 'one transaction' : `${count} transactions`;
}

const NO_SUCH_PAYMENT: Saying = {
  sentence: 'The account has sent other things without this ledger, but not this payment.',
  agrees: true,
};

function paid(hash: string, block: number | null): Saying {
  const place = block === null ? '' : ` in block ${block}`;
  const sentence = `Transaction ${hash}${place} makes exactly this payment, and this ledger does not know of it. Do not send it a second time.`;
  return { sentence, agrees: false };
}

/** Looks through what the recipient was paid in the token; null where this payment is not there. */
async function search(
  chain: ChainPort,
  { account, to, amount, since }: Unsent,
  { rows }: AccountSends,
  token: string,
): Promise<Saying | null> {
  const fromBlock = await blockBefore(chain, since);
  if (!fromBlock.ok) return { sentence: fromBlock.error.message, agrees: null };
  const head = await chain.block('latest');
  if (!head.ok) return { sentence: head.error.message, agrees: null };
  const toBlock = head.value?.number ?? 0;
  if (toBlock - fromBlock.value > MOST_BLOCKS) return TOO_LONG_AGO;
  const found = await chain.transfersTo({ to, token, fromBlock: fromBlock.value, toBlock });
  if (!found.ok) return { sentence: found.error.message, agrees: null };
  const known = new Set(rows.map(({ hash }) => hash));
  const twin = found.value.find(
    (one) => same(one.from, account) && one.amount === amount && !known.has(one.transactionHash),
  );
  return twin === undefined ? null : paid(twin.transactionHash, twin.blockNumber);
}

const TOO_LONG_AGO: Saying = {
  sentence:
    'The account has sent what this ledger does not know of, and this payment is too old to be searched for. Look at the chain itself.',
  agrees: null,
};

function makes(seen: SeenTransaction, { account, to, token, amount }: Unsent): boolean {
  const call = transferCall({ from: account, to, token, amount });
  return same(seen.to, call.to) && seen.value === call.value && same(seen.data, call.data);
}

/** Hexadecimal, in whatever case. */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
