import { type Address, getAddress, type Hex, hexToBigInt, pad, slice } from 'viem';
import { z } from 'zod';
import type { Rpc } from './rpc.ts';

/** Money that arrived somewhere: a token's Transfer log, or value sent by a transaction. */
export interface Movement {
  /** Contract of the token, or `native`. */
  readonly asset: Address | 'native';
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
  readonly txHash: Hex;
  /** Index of the log in its block; -1 for native value. */
  readonly logIndex: number;
  readonly block: bigint;
}

/** What the watcher tells its listener, in order. */
export interface WatchEvents {
  movements(found: readonly Movement[]): void;
  /** Blocks from this number on are not what they were. */
  orphaned(from: bigint): void;
  /** Head of what has been scanned. */
  head(block: bigint): void;
}

const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const REMEMBERED = 512n;

const hash = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const Block = z
  .object({
    hash,
    transactions: z.array(
      z.object({
        hash,
        from: hash,
        to: hash.nullable(),
        value: hash.transform((text) => BigInt(text)),
      }),
    ),
  })
  .nullable();
const Logs = z.array(
  z.object({
    address: hash,
    topics: z.array(hash),
    data: hash,
    transactionHash: hash,
    logIndex: hash.transform((text) => Number(text)),
  }),
);
const Status = z.object({ status: z.string() }).nullable();

/** How far a watcher has read: the next block, and hashes of some before it. */
export interface WatchPosition {
  readonly next: bigint;
  readonly seen: readonly (readonly [bigint, Hex])[];
}

export interface Watcher {
  /** Reads whatever is new. Calls must not overlap. */
  read(): Promise<void>;
  /** What has been told to the listener is before it, always. */
  position(): WatchPosition;
}

/** As many as a position remembers: more than are ever replaced between two saves. */
const KEPT = 32;

/** Reads blocks of one chain in order, noticing when blocks read before were replaced. */
export function createWatcher(
  rpc: Rpc,
  tokens: readonly Address[],
  events: WatchEvents,
  from: WatchPosition = { next: 0n, seen: [] },
): Watcher {
  const seen = new Map<bigint, Hex>(from.seen);
  let { next } = from;

  const block = async (number: bigint) =>
    Block.parse(await rpc('eth_getBlockByNumber', `0x${number.toString(16)}`, true));

  const stepBackOverReplaced = async (): Promise<void> => {
    const before = next;
    while (next > 0n) {
      const known = seen.get(next - 1n);
      if (known === undefined || (await block(next - 1n))?.hash === known) break;
      seen.delete(next - 1n);
      next -= 1n;
    }
    if (next < before) events.orphaned(next);
  };

  const scanBlock = async (number: bigint): Promise<boolean> => {
    const found = await block(number);
    if (found === null) return false;
    if (found.transactions.length > 0) {
      const native = await nativeMovements(rpc, number, found.transactions);
      const logs = Logs.parse(
        await rpc('eth_getLogs', { blockHash: found.hash, address: tokens, topics: [TRANSFER] }),
      );
      const transfers = logs.flatMap((log) => transferOf(log, number));
      // Told and counted in one go: a position taken in between would tell it twice.
      events.movements([...native, ...transfers]);
    }
    next = number + 1n;
    seen.set(number, found.hash);
    seen.delete(number - REMEMBERED);
    return true;
  };

  return {
    read: async () => {
      await stepBackOverReplaced();
      const latest = hexToBigInt(hash.parse(await rpc('eth_blockNumber')));
      while (next <= latest && (await scanBlock(next)));
      if (next > 0n) events.head(next - 1n);
    },
    position: () => ({ next, seen: [...seen].slice(-KEPT) }),
  };
}

type Transaction = NonNullable<z.infer<typeof Block>>['transactions'][number];

async function nativeMovements(
  rpc: Rpc,
  block: bigint,
  transactions: readonly Transaction[],
): Promise<readonly Movement[]> {
  const found: Movement[] = [];
  for (const { hash: txHash, from, to, value } of transactions) {
    if (to === null || value === 0n) continue;
    const receipt = Status.parse(await rpc('eth_getTransactionReceipt', txHash));
    if (receipt?.status !== '0x1') continue;
    const ends = { from: getAddress(from), to: getAddress(to) };
    found.push({ asset: 'native', ...ends, amount: value, txHash, logIndex: -1, block });
  }
  return found;
}

function transferOf(log: z.infer<typeof Logs>[number], block: bigint): readonly Movement[] {
  const [, from, to] = log.topics;
  if (from === undefined || to === undefined) return [];
  const addressIn = (topic: Hex): Address => getAddress(slice(pad(topic, { size: 32 }), 12));
  return [
    {
      asset: getAddress(log.address),
      from: addressIn(from),
      to: addressIn(to),
      amount: hexToBigInt(log.data),
      txHash: log.transactionHash,
      logIndex: log.logIndex,
      block,
    },
  ];
}
