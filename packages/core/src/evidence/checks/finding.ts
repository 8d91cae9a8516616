import { sameHex } from '../loose.ts';
import type { EvidenceChainReader } from '../proofs.ts';
import type { CheckOutcome } from '../report.ts';

/** What reading a chain again came to. */
export type Finding = readonly [outcome: CheckOutcome, sentence: string];

export const HASH = /^0x[0-9a-fA-F]{64}$/;

export function unread(chain: string, why: string): Finding {
  return ['not checked', `${chain} could not be read: ${why}`];
}

/** Passed where the block is still part of its chain. */
export async function stillThere(
  reader: EvidenceChainReader,
  chain: string,
  blockNumber: number,
  blockHash: string,
  what: string,
): Promise<Finding> {
  const block = await reader.block(blockNumber);
  if (!block.ok) return unread(chain, block.error.message);
  return block.value !== null && sameHex(block.value.hash, blockHash)
    ? ['passed', `${what}: in block ${blockNumber} of ${chain}, read again.`]
    : ['failed', `${what}: block ${blockNumber} is no longer part of ${chain}.`];
}
