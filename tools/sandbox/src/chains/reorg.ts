import type { Hex } from 'viem';
import { z } from 'zod';
import type { Rpc } from './rpc.ts';

const Block = z.object({ transactions: z.array(z.string()) });
const Raw = z
  .custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'))
  .nullable();

/** What to do with the transactions of the blocks that go. */
export type ReorgDrop = 'none' | 'all' | readonly string[];

/** The outcome: transactions back in the pool, and those that are gone. */
export interface Reorg {
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
}

/**
 * Replaces the newest `depth` blocks by empty ones. Transactions that are not dropped go back to the
 * pool and are included again later; those of the sandbox itself (`always`) are never dropped,
 * because its books follow them.
 */
export async function reorganise(
  rpc: Rpc,
  depth: number,
  drop: ReorgDrop,
  always: (hash: string) => boolean,
): Promise<Reorg> {
  const head = Number(await rpc('eth_blockNumber'));
  if (depth > head) throw new Error(`only ${head} blocks to replace`);
  const hashes: string[] = [];
  for (let number = head - depth + 1; number <= head; number += 1) {
    const block = Block.parse(await rpc('eth_getBlockByNumber', `0x${number.toString(16)}`, false));
    hashes.push(...block.transactions);
  }
  const raws = new Map<string, Hex | null>();
  for (const hash of hashes)
    raws.set(hash, Raw.parse(await rpc('eth_getRawTransactionByHash', hash)));
  await rpc('anvil_reorg', depth, []);
  const goes = (hash: string): boolean =>
    !always(hash) && (drop === 'all' || (drop !== 'none' && drop.includes(hash)));
  const kept: string[] = [];
  const dropped: string[] = [];
  for (const [hash, raw] of raws) {
    if (raw === null || goes(hash)) {
      await rpc('anvil_dropTransaction', hash).catch(() => {});
      dropped.push(hash);
    } else {
      await rpc('eth_sendRawTransaction', raw).catch(() => {});
      kept.push(hash);
    }
  }
  return { kept, dropped };
}
