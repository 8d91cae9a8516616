import type { Trouble } from '../action/definition.ts';
import type { ChainPort, Transfer } from '../ports/chain.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { ok, type Result } from '../result/result.ts';
import type { SeenMovement } from './state.ts';

export type News = Result<readonly NewEvent[], Trouble>;

interface EventNames {
  readonly seen: string;
  readonly gone: string;
}

/** One entry a transaction: several transfers in one are summed. */
export function byTransaction(transfers: readonly Transfer[]): readonly SeenMovement[] {
  const sums = new Map<string, { amount: bigint; blockNumber: number }>();
  for (const { transactionHash, amount, blockNumber } of transfers) {
    const before = sums.get(transactionHash)?.amount ?? 0n;
    sums.set(transactionHash, { amount: before + amount, blockNumber });
  }
  return [...sums].map(([hash, { amount, blockNumber }]) => ({
    hash,
    amount: amount.toString(),
    blockNumber,
  }));
}

/** What is new and what is gone; a node that has not got so far yet takes nothing away. */
export async function newsOf(
  chain: ChainPort,
  found: readonly SeenMovement[],
  known: readonly SeenMovement[],
  names: EventNames,
): Promise<News> {
  const missing = known.filter((old) => !found.some(({ hash }) => hash === old.hash));
  if (missing.length === 0) return ok(difference(found, known, names));
  const head = await chain.block('latest');
  if (!head.ok) return head;
  const reached = head.value?.number ?? -1;
  const ahead = missing.filter(({ blockNumber }) => blockNumber > reached);
  return ok(difference([...found, ...ahead], known, names));
}

/** What is new, and what a reorg has taken away. */
function difference(
  found: readonly SeenMovement[],
  known: readonly SeenMovement[],
  names: EventNames,
): readonly NewEvent[] {
  const same = (a: SeenMovement, b: SeenMovement) =>
    a.hash === b.hash && a.amount === b.amount && a.blockNumber === b.blockNumber;
  const event = (type: string, { hash, amount, blockNumber }: SeenMovement): NewEvent => ({
    type,
    version: 1,
    data: { hash, amount, blockNumber },
  });
  const gone = known.filter((old) => !found.some((now) => same(now, old)));
  const fresh = found.filter((now) => !known.some((old) => same(old, now)));
  return [
    ...gone.map((old) => event(names.gone, old)),
    ...fresh.map((now) => event(names.seen, now)),
  ];
}
