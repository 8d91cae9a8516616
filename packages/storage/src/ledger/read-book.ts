import type { StoredEvent } from '@countinghouse/core';
import { decodeEvent, type EventRow } from './event-codec.ts';
import { rowLimit } from './reads.ts';
import type { Statements } from './statements.ts';

/** A window of the book, by key: however long the ledger, it costs what it shows. */
export interface BookQuery {
  /** Events strictly before this seq; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
  /** Of one stream only. */
  readonly stream?: string;
  /** Of these types only. */
  readonly types?: readonly string[];
}

const COLUMNS = 'seq, bytes, previous_hash, hash';

/** Events newest first. */
export function readBook(statements: Statements, query: BookQuery): StoredEvent[] {
  const before = query.before ?? Number.MAX_SAFE_INTEGER;
  const limit = rowLimit(query.limit);
  const { stream, types } = query;
  if (stream !== undefined) return ofStream(statements, stream, types, before, limit);
  if (types !== undefined) return ofTypes(statements, types, before, limit);
  return statements
    .of<EventRow>(`SELECT ${COLUMNS} FROM events WHERE seq < ? ORDER BY seq DESC LIMIT ?`)
    .all(before, limit)
    .map(decodeEvent);
}

/** A stream is short: one action's events, whatever their type. */
function ofStream(
  statements: Statements,
  stream: string,
  types: readonly string[] | undefined,
  before: number,
  limit: number,
): StoredEvent[] {
  const filter = types === undefined ? '' : 'AND type IN (SELECT value FROM json_each(?))';
  const values = types === undefined ? [] : [JSON.stringify(types)];
  return statements
    .of<EventRow>(
      `SELECT ${COLUMNS} FROM events WHERE stream = ? AND seq < ? ${filter}
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(stream, before, ...values, limit)
    .map(decodeEvent);
}

/** One ordered read for each type, merged as they come: no more rows are read than are wanted. */
function ofTypes(
  statements: Statements,
  types: readonly string[],
  before: number,
  limit: number,
): StoredEvent[] {
  const each = [...new Set(types)];
  if (each.length === 0) return [];
  return statements
    .of<EventRow>(typesSql(each.length))
    .all(...each.flatMap((type) => [type, before]), limit)
    .map(decodeEvent);
}

/** As many texts as there are numbers of types, which are few. */
export function typesSql(count: number): string {
  const one = `SELECT ${COLUMNS} FROM events WHERE type = ? AND seq < ?`;
  return `${Array.from({ length: count }, () => one).join(' UNION ALL ')} ORDER BY seq DESC LIMIT ?`;
}
