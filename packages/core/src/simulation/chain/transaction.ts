import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8 } from '@scure/base';

/** A transaction of the simulated chains, with the fields of an EIP-1559 one. */
export interface SimTransaction {
  readonly chain: string;
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  readonly data: string;
  readonly gas: bigint;
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
  readonly nonce: number;
}

export interface SignedSimTransaction {
  readonly transaction: SimTransaction;
  readonly raw: string;
  readonly hash: string;
}

/** Signs for `transaction.from`. The same transaction always gives the same bytes, as RFC 6979 does. */
export function signSimTransaction(transaction: SimTransaction): SignedSimTransaction {
  const body = JSON.stringify([
    transaction.chain,
    transaction.from,
    transaction.to,
    transaction.value.toString(),
    transaction.data,
    transaction.gas.toString(),
    transaction.maxFeePerGas.toString(),
    transaction.maxPriorityFeePerGas.toString(),
    transaction.nonce,
  ]);
  const bytes = utf8ToBytes(`${body}${signature(transaction.from, body)}`);
  return { transaction, raw: `0x${bytesToHex(bytes)}`, hash: `0x${bytesToHex(keccak_256(bytes))}` };
}

/** Reads signed bytes; null when they are not a transaction or the signature is not the sender's. */
export function parseSimTransaction(raw: string): SignedSimTransaction | null {
  if (!/^0x([0-9a-f]{2})+$/.test(raw)) return null;
  const bytes = hexToBytes(raw.slice(2));
  if (bytes.some((byte) => byte > 0x7f)) return null;
  const text = utf8.encode(bytes);
  const end = text.lastIndexOf(']') + 1;
  const body = text.slice(0, end);
  const transaction = parseBody(body);
  if (transaction === null || text.slice(end) !== signature(transaction.from, body)) return null;
  return { transaction, raw, hash: `0x${bytesToHex(keccak_256(bytes))}` };
}

function parseBody(body: string): SimTransaction | null {
  let fields: unknown;
  try {
    fields = JSON.parse(body);
  } catch {
    return null;
  }
  if (!Array.isArray(fields) || fields.length !== 9) return null;
  const [chain, from, to, value, data, gas, maxFee, priorityFee, nonce]: unknown[] = fields;
  const words = [chain, from, to, value, data, gas, maxFee, priorityFee];
  if (!words.every((word) => typeof word === 'string') || typeof nonce !== 'number') return null;
  if (![value, gas, maxFee, priorityFee].every((word) => /^\d+$/.test(String(word)))) return null;
  return {
    chain: String(chain),
    from: String(from),
    to: String(to),
    value: BigInt(String(value)),
    data: String(data),
    gas: BigInt(String(gas)),
    maxFeePerGas: BigInt(String(maxFee)),
    maxPriorityFeePerGas: BigInt(String(priorityFee)),
    nonce,
  };
}

function signature(from: string, body: string): string {
  return bytesToHex(sha256(utf8ToBytes(`key of ${from} over ${body}`))).slice(0, 32);
}
