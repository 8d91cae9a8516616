import { getAddress } from 'viem';
import { z } from 'zod';

/** The shapes of JSON-RPC answers. A node may lie or be broken: nothing here is optional by habit. */

/** A quantity: 0x-prefixed, at most 256 bits. Leading zeros are tolerated, some nodes send them. */
export const quantity = z
  .string()
  .regex(/^0x[0-9a-fA-F]{1,64}$/)
  .transform((text) => BigInt(text));

/** A quantity small enough to count with: block numbers, nonces, indexes. */
export const count = quantity
  .refine((value) => value <= BigInt(Number.MAX_SAFE_INTEGER))
  .transform((value) => Number(value));

export const hash = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .transform((text) => text.toLowerCase());

/** More than any chain takes in one transaction, or has as the code of one contract. */
const MOST_BYTES = 2 ** 20;

export const bytes = z
  .string()
  .max(2 + 2 * MOST_BYTES, { abort: true })
  .regex(/^0x(?:[0-9a-fA-F]{2})*$/)
  .transform((text) => text.toLowerCase());

/** An address, given back in EIP-55 spelling. */
export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => getAddress(text.toLowerCase()));

export const transaction = z.object({
  hash,
  from: address,
  to: address.nullish().transform((to) => to ?? null),
  value: quantity,
  input: bytes,
  nonce: count,
  blockNumber: count.nullish().transform((number) => number ?? null),
});

export const block = z.object({ number: count, hash, timestamp: count });

export const fullBlock = block.extend({ transactions: z.array(transaction) });

/** As {@link fullBlock}, each transaction beside all the node showed of it. */
export const shownBlock = block.extend({
  transactions: z.array(
    z.unknown().transform((shown, context) => {
      const read = transaction.safeParse(shown);
      if (read.success) return { read: read.data, shown };
      context.addIssue({ code: 'custom', message: 'not a transaction' });
      return z.NEVER;
    }),
  ),
});

export const log = z.object({
  address,
  topics: z.array(hash),
  data: bytes,
  blockNumber: count,
  transactionHash: hash,
  logIndex: count,
  removed: z
    .boolean()
    .nullish()
    .transform((removed) => removed ?? false),
});

export const receipt = z.object({
  transactionHash: hash,
  blockNumber: count,
  blockHash: hash,
  status: z.enum(['0x0', '0x1']),
  gasUsed: quantity,
  effectiveGasPrice: quantity,
  /** What an OP-stack rollup charges for its data on the parent chain, on top of gas. */
  l1Fee: quantity.nullish().transform((fee) => fee ?? 0n),
  logs: z.array(log),
});

export const feeHistory = z.object({
  baseFeePerGas: z.array(quantity).min(1),
  reward: z
    .array(z.array(quantity))
    .nullish()
    .transform((reward) => reward ?? []),
});

export type WireTransaction = z.output<typeof transaction>;
export type WireReceipt = z.output<typeof receipt>;
export type WireLog = z.output<typeof log>;
export type WireBlock = z.output<typeof block>;

/** A block number or tag as JSON-RPC spells it. */
export function blockTag(at: 'latest' | 'pending' | 'finalized' | number): string {
  return typeof at === 'number' ? `0x${at.toString(16)}` : at;
}
