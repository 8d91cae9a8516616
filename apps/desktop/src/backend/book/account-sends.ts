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

/** No account has ever sent so many; a server that says so is not believed, and nobody can tell. */
const MOST_BELIEVED = 1_000_000_000;

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
  if (Math.max(count, pending.value) > MOST_BELIEVED) return { ok: false, error: UNBELIEVABLE };
  const explained = await explainedNumbers(chain, rows);
  if (!explained.ok) return explained;
  const last = Math.max(-1, ...explained.value);
  // Below the last of ours the past is the ledger's own, save for what it still waits for.
  const gone = new Set(
    rows
      .map(({ nonce }) => nonce)
      .filter((nonce) => nonce < count && nonce <= last && !explained.value.has(nonce)),
  );
  const numbers = { from: last + 1, to: count, gone: [...gone].toSorted((a, b) => b - a) };
  // Of an account that had a life before this ledger, numbers below our first may be from then.
  const first = rows[0]?.nonce ?? Number.POSITIVE_INFINITY;
  const named = await nameAll(ledger, chain, { account, numbers, first });
  if (!named.ok) return named;
  const known = new Set(rows.map(({ nonce }) => nonce));
  const ours = [...known].filter((nonce) => nonce >= count && nonce < pending.value).length;
  const waiting = Math.max(0, pending.value - count) - ours;
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

/**
 * Numbers that are used and not explained: all those in `from ≤ nonce < to`, and the few in `gone`,
 * which are lower and go from the newest down. Never written out, as a server says how many they are.
 */
interface Numbers {
  readonly from: number;
  readonly to: number;
  readonly gone: readonly number[];
}

function countOf({ from, to, gone }: Numbers): number {
  return Math.max(0, to - from) + gone.length;
}

/** Those below a number. */
function below(limit: number, { from, to, gone }: Numbers): Numbers {
  return { from, to: Math.min(to, limit), gone: gone.filter((nonce) => nonce < limit) };
}

/** The newest of them, and no more than `most`. */
function newest({ from, to, gone }: Numbers, most: number): readonly number[] {
  const length = Math.min(most, Math.max(0, to - from));
  const high = Array.from({ length }, (_, index) => to - 1 - index);
  return [...high, ...gone].slice(0, most);
}

type Named = Pick<AccountSends, 'unknown' | 'notFinal' | 'unnamed' | 'why' | 'unnamedAreNew'>;

/** The transactions that used up `numbers`, from the newest down. */
async function nameAll(
  ledger: Ledger,
  chain: ChainPort,
  wanted: {
    readonly account: string;
    readonly numbers: Numbers;
    readonly first: number;
  },
): Promise<Result<Named, ChainFailure>> {
  const { account, numbers, first } = wanted;
  const unknown: UnknownSend[] = [];
  /** `left`: how many have no name; the newest of them is `at`. */
  const end = (notFinal: number, left = 0, at = first, why: string | null = null) => {
    const unnamedAreNew = at >= first ? true : null;
    const value = { unknown, notFinal, unnamed: left, why, unnamedAreNew };
    return { ok: true as const, value };
  };
  const all = countOf(numbers);
  if (all === 0) return end(0);
  const final = await chain.nonce(account, 'finalized');
  if (!final.ok) return final;
  const [beginning] = await ledger.readEvents(0, 1);
  const fromBlock = await blockBefore(chain, beginning?.at ?? 0);
  if (!fromBlock.ok) return fromBlock;
  const settled = below(final.value, numbers);
  const many = countOf(settled);
  const notFinal = all - many;
  for (const [index, nonce] of newest(settled, MOST_NAMED + 1).entries()) {
    const left = many - index;
    if (index === MOST_NAMED) return end(notFinal, left, nonce);
    const found = await chain.minedWithNonce({ account, nonce, fromBlock: fromBlock.value });
    if (!found.ok) return end(notFinal, left, nonce, found.error.message);
    if (found.value === null) {
      // Older than this ledger, and so are all the numbers below.
      return nonce < first ? end(notFinal) : end(notFinal, left, nonce);
    }
    const receipt = await chain.receipt(found.value.hash);
    if (!receipt.ok) return end(notFinal, left, nonce, receipt.error.message);
    unknown.push({ ...found.value, succeeded: succeeded(receipt.value) });
  }
  return end(notFinal);
}

const UNBELIEVABLE: ChainFailure = {
  code: 'CHAIN_MALFORMED',
  message: 'The server says that this account has sent more than any account ever has.',
};

/** Without a receipt it counts as done: a warning too many is the lesser evil. */
function succeeded(receipt: Receipt | null): boolean {
  return receipt?.succeeded ?? true;
}
