import type {
  ChainFailure,
  ChainPort,
  Receipt,
  Result,
  SeenTransaction,
  TransactionRow,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { blockBefore } from './block-at.ts';

/** So many are named; who has sent more since must look at the chain itself. */
const MOST_NAMED = 20;

/** A mined transaction of one of our accounts that the ledger knows nothing of. */
export interface UnknownSend extends SeenTransaction {
  /** False: it was mined and reverted, so it moved nothing. */
  readonly succeeded: boolean;
}

/** What one account has sent on one chain, held against what the ledger knows. */
export interface AccountSends {
  /** All transactions the account has ever sent. */
  readonly count: number;
  /** Those this ledger has written down. */
  readonly rows: readonly TransactionRow[];
  /** Mined since, and not ours; the newest first. */
  readonly unknown: readonly UnknownSend[];
  /** In a block that may still change; which ones, nobody says yet. */
  readonly notFinal: number;
  /** Used numbers that no server could name a transaction for, and why. */
  readonly unnamed: number;
  readonly why: string | null;
  /** Whether those without a name are newer than this ledger; null where nobody can tell. */
  readonly unnamedAreNew: boolean | null;
  /** Not mined yet, and not ours. */
  readonly waiting: number;
}

/** Whether the account has done nothing that the ledger does not know of. */
export function isExplained(sends: AccountSends): boolean {
  const { unknown, notFinal, unnamed, waiting } = sends;
  return unknown.length + notFinal + unnamed + waiting === 0;
}

/**
 * Looks for what an account has sent without this ledger. Every transaction uses up a number, so
 * the numbers that are used and that the ledger cannot account for are exactly those: what another
 * program sent, and what this ledger did in days that it has lost.
 */
export async function accountSends(
  ledger: Ledger,
  chain: ChainPort,
  account: string,
): Promise<Result<AccountSends, ChainFailure>> {
  const rows = await ledger.accountTransactions(chain.chain, account.toLowerCase());
  const latest = await chain.nonce(account, 'latest');
  if (!latest.ok) return latest;
  const pending = await chain.nonce(account, 'pending');
  if (!pending.ok) return pending;
  const count = latest.value;
  const explained = await explainedNumbers(chain, rows);
  if (!explained.ok) return explained;
  const last = Math.max(-1, ...explained.value);
  // Below the last of ours the past is the ledger's own, save for what it still waits for.
  const gone = new Set(
    rows.map(({ nonce }) => nonce).filter((nonce) => nonce < count && nonce <= last),
  );
  const numbers = [
    ...Array.from({ length: count - last - 1 }, (_, index) => count - 1 - index),
    ...[...gone].toSorted((a, b) => b - a),
  ].filter((nonce) => !explained.value.has(nonce));
  // Of an account that had a life before this ledger, numbers below our first may be from then.
  const first = rows[0]?.nonce ?? Number.POSITIVE_INFINITY;
  const named = await nameAll(ledger, chain, { account, numbers, first });
  if (!named.ok) return named;
  const known = new Set(rows.map(({ nonce }) => nonce));
  let waiting = 0;
  for (let nonce = count; nonce < pending.value; nonce += 1) if (!known.has(nonce)) waiting += 1;
  return { ok: true, value: { count, rows, waiting, ...named.value } };
}

/** Numbers whose transaction the ledger knows, or can see now. */
async function explainedNumbers(
  chain: ChainPort,
  rows: readonly TransactionRow[],
): Promise<Result<ReadonlySet<number>, ChainFailure>> {
  const explained = new Set<number>();
  for (const { state, nonce, hash } of rows) {
    if (state === 'recorded' || state === 'broadcast' || state === 'abandoned') {
      const receipt = await chain.receipt(hash);
      if (!receipt.ok) return receipt;
      if (receipt.value === null) continue;
    }
    explained.add(nonce);
  }
  return { ok: true, value: explained };
}

type Named = Pick<AccountSends, 'unknown' | 'notFinal' | 'unnamed' | 'why' | 'unnamedAreNew'>;

/** The transactions that used up `numbers`, which go from the newest down. */
async function nameAll(
  ledger: Ledger,
  chain: ChainPort,
  wanted: {
    readonly account: string;
    readonly numbers: readonly number[];
    readonly first: number;
  },
): Promise<Result<Named, ChainFailure>> {
  const { account, numbers, first } = wanted;
  const unknown: UnknownSend[] = [];
  const end = (notFinal: number, left: readonly number[], why: string | null = null) => {
    const unnamedAreNew = (left[0] ?? first) >= first ? true : null;
    const value = { unknown, notFinal, unnamed: left.length, why, unnamedAreNew };
    return { ok: true as const, value };
  };
  if (numbers.length === 0) return end(0, []);
  const final = await chain.nonce(account, 'finalized');
  if (!final.ok) return final;
  const [beginning] = await ledger.readEvents(0, 1);
  const fromBlock = await blockBefore(chain, beginning?.at ?? 0);
  if (!fromBlock.ok) return fromBlock;
  const settled = numbers.filter((nonce) => nonce < final.value);
  const notFinal = numbers.length - settled.length;
  for (const [index, nonce] of settled.entries()) {
    const left = settled.slice(index);
    if (index === MOST_NAMED) return end(notFinal, left);
    const found = await chain.minedWithNonce({ account, nonce, fromBlock: fromBlock.value });
    if (!found.ok) return end(notFinal, left, found.error.message);
    if (found.value === null) {
      // Older than this ledger, and so are all the numbers below.
      if (nonce < first) return end(notFinal, []);
      return end(notFinal, left);
    }
    const receipt = await chain.receipt(found.value.hash);
    if (!receipt.ok) return end(notFinal, left, receipt.error.message);
    unknown.push({ ...found.value, succeeded: succeeded(receipt.value) });
  }
  return end(notFinal, []);
}

/** Without a receipt it counts as done: a warning too many is the lesser evil. */
function succeeded(receipt: Receipt | null): boolean {
  return receipt?.succeeded ?? true;
}
