import type { JsonObject, JsonValue, NewEvent, StoredEvent } from '@countinghouse/core';
import { LedgerReadError } from '../errors/ledger-failure.ts';

/** One row of `events`. */
export interface EventRow {
  readonly seq: number;
  readonly bytes: Buffer;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const NAME_LENGTH = 512;

/** The bytes that are stored and hashed: UTF-8 JSON of stream, type, version, at, data, in this order. */
export function encodeEvent(stream: string, event: NewEvent, at: number): Buffer {
  assertName('stream', stream);
  assertName('event type', event.type);
  if (!Number.isSafeInteger(event.version) || event.version < 1) {
    throw new TypeError(`The version of ${event.type} is not a whole number from 1.`);
  }
  assertJson(event.data, event.type, 0);
  const { type, version, data } = event;
  return Buffer.from(JSON.stringify({ stream, type, version, at, data }), 'utf8');
}

/** Parses a stored row. Unknown types and versions pass: what they mean is the reader's affair. */
export function decodeEvent(row: EventRow): StoredEvent {
  const parsed = parseEvent(row.bytes);
  if (parsed === null) {
    throw new LedgerReadError(
      'LEDGER_CORRUPT',
      `Event ${row.seq} of the ledger cannot be decoded.`,
    );
  }
  return {
    seq: row.seq,
    ...parsed,
    bytes: row.bytes,
    previousHash: row.previous_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

/** The fields inside an event's bytes; null when they are not an event. */
export function parseEvent(
  bytes: Buffer,
): { stream: string; type: string; version: number; at: number; data: JsonObject } | null {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { stream, type, version, at, data } = value;
  if (typeof stream !== 'string' || typeof type !== 'string') return null;
  if (typeof version !== 'number' || typeof at !== 'number' || !isJsonObject(data)) return null;
  return { stream, type, version, at, data };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only for values that came out of JSON.parse, where every object is a JSON object. */
function isJsonObject(value: unknown): value is JsonObject {
  return isObject(value);
}

function assertName(what: string, name: string): void {
  const fine =
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= NAME_LENGTH &&
    name.isWellFormed();
  if (!fine || name.includes('\u0000')) {
    throw new TypeError(`The ${what} is empty, too long or not well-formed text.`);
  }
}

/** JSON.stringify would write NaN as null and drop undefined, and the record would then be wrong for good. */
export function assertJson(value: JsonValue, where: string, depth: number): void {
  if (depth > 100) throw new TypeError(`${where} is nested too deeply for the ledger.`);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (Number.isFinite(value)) return;
      break;
    case 'object':
      if (value === null) return;
      for (const item of Array.isArray(value) ? value : Object.values(value)) {
        assertJson(item, where, depth + 1);
      }
      return;
  }
  throw new TypeError(`${where} holds a value that JSON cannot carry.`);
}
