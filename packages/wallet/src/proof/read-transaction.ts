import type { ReadTransaction } from '@countinghouse/core';
import {
  isHex,
  keccak256,
  parseTransaction,
  recoverTransactionAddress,
  type TransactionSerialized,
} from 'viem';
import { decodePayload } from '../review/decode-payload.ts';

/** Reads a signed transaction from its bytes alone; null for anything else. Never throws. */
export async function readTransaction(raw: string): Promise<ReadTransaction | null> {
  if (!isHex(raw) || raw.length % 2 === 1) return null;
  try {
    const serializedTransaction = raw as TransactionSerialized;
    const transaction = parseTransaction(serializedTransaction);
    const from = await recoverTransactionAddress({ serializedTransaction });
    const chain = `eip155:${transaction.chainId}`;
    const moves = decodePayload({
      kind: 'evm-transaction',
      chain,
      from,
      to: transaction.to ?? '',
      value: (transaction.value ?? 0n).toString(),
      data: transaction.data ?? '0x',
      gas: (transaction.gas ?? 0n).toString(),
      maxFeePerGas: '0',
      maxPriorityFeePerGas: '0',
    });
    return { hash: keccak256(raw), chain, from, nonce: transaction.nonce ?? 0, moves };
  } catch {
    // viem throws on whatever is no signed transaction.
    return null;
  }
}
