import type { Hex } from 'viem';
import { isBytes } from '../hex.ts';
import { HANDLE_OPS_SELECTOR } from './decode-operation.ts';
import type { PackedOperation } from './pack.ts';

/*
 * Whoever makes a transaction chooses its input, and a server may answer anything: what is read here is
 * limited before it is read. Places are counted in hex digits, two for each byte.
 */

const WORD = 64;
/** No honest transaction that carries operations is nearly as long. */
const MOST_DIGITS = 2 * 256 * 1_024;
/** Places that look like a call of `handleOps`. One is usual, two where a relayer has a contract of its own. */
const MOST_CALLS = 16;
/** Where the list begins, counted from the arguments: after its own place and the beneficiary. */
const LIST_AT = `${'0'.repeat(62)}40`;
/** Words of an operation before its bytes. */
const HEAD = 9;

/** What may still be read: however often offsets point at the same bytes, each reading counts. */
interface Budget {
  left: number;
}

/**
 * Every operation that a call of `handleOps` somewhere in this input could hand over. Ends early, as if
 * there were no more, in what is longer than anything honest.
 *
 * @param data 0x-prefixed, lower case
 */
export function* operationsIn(data: string): Iterable<PackedOperation> {
  if (data.length > 2 + MOST_DIGITS || !isBytes(data)) return;
  const mark = HANDLE_OPS_SELECTOR.slice(2);
  const budget = { left: MOST_DIGITS };
  let calls = 0;
  for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + 1)) {
    const start = at + mark.length;
    if (at % 2 !== 0 || !data.startsWith(LIST_AT, start)) continue;
    calls += 1;
    if (calls > MOST_CALLS) return;
    yield* listAt(data, start + WORD + WORD, budget);
  }
}

function* listAt(data: string, start: number, budget: Budget): Iterable<PackedOperation> {
  const count = placeAt(data, start);
  const first = start + WORD;
  // The places of all of them stand before the first; a count of more is none.
  if (count === null || first + (count / 2) * WORD > data.length) return;
  for (let index = 0; index < count / 2; index += 1) {
    const place = placeAt(data, first + index * WORD);
    const operation = place === null ? null : operationAt(data, first + place, budget);
    if (operation === null) return;
    yield operation;
  }
}

/** One operation without its signature, which its hash does not cover. */
function operationAt(data: string, start: number, budget: Budget): PackedOperation | null {
  budget.left -= HEAD * WORD;
  if (budget.left < 0 || start + HEAD * WORD > data.length) return null;
  const word = (index: number): Hex =>
    `0x${data.slice(start + index * WORD, start + (index + 1) * WORD)}`;
  const bytes = (index: number): Hex | null => {
    const place = placeAt(data, start + index * WORD);
    return place === null ? null : bytesAt(data, start + place, budget);
  };
  const initCode = bytes(2);
  const callData = bytes(3);
  const paymasterAndData = bytes(7);
  if (initCode === null || callData === null || paymasterAndData === null) return null;
  return {
    sender: `0x${word(0).slice(-40)}`,
    nonce: BigInt(word(1)),
    initCode,
    callData,
    accountGasLimits: word(4),
    preVerificationGas: BigInt(word(5)),
    gasFees: word(6),
    paymasterAndData,
  };
}

function bytesAt(data: string, start: number, budget: Budget): Hex | null {
  const length = placeAt(data, start);
  const from = start + WORD;
  if (length === null || from + length > data.length) return null;
  budget.left -= length;
  return budget.left < 0 ? null : `0x${data.slice(from, from + length)}`;
}

/** A number of bytes that stands in a word, in digits; null where it cannot be one within the data. */
function placeAt(data: string, at: number): number | null {
  const word = data.slice(at, at + WORD);
  if (word.length < WORD || !word.startsWith('0'.repeat(WORD - 8))) return null;
  return Number.parseInt(word.slice(-8), 16) * 2;
}
