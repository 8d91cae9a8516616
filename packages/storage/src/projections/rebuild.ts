import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ProjectionRows, Projector } from '@countinghouse/core';
import { readQuotes, readRecord } from '../ledger/read-records.ts';
import { readStream } from '../ledger/reads.ts';
import { findText } from '../ledger/search.ts';
import type { Statements } from '../ledger/statements.ts';
import {
  ACTION_COLUMNS,
  type StoredAction,
  type StoredTransaction,
  toAction,
  toTransaction,
} from './rows.ts';

/** A row that was not what its stream says it should be. */
export interface ProjectionDifference {
  readonly stream: string;
  readonly table: string;
  readonly key: string;
  readonly problem: 'missing' | 'different';
}

export interface RebuildReport {
  readonly streams: number;
  readonly differences: readonly ProjectionDifference[];
}

const TURN_MS = 15;
const MOST_DIFFERENCES = 1_000;

/**
 * Replays every stream, compares its rows with those in the tables, and writes those that differ.
 * It works in turns of a few milliseconds on the one writing connection: the projector is code of
 * the caller and cannot go to the worker, and the engine must not wait for the whole of it.
 *
 * An action's `nextAt` is not derived from events alone (a poll moves it), so a present row keeps its own.
 */
export async function rebuildProjections(parts: {
  readonly statements: Statements;
  readonly projector: Projector;
  readonly stopped: () => boolean;
  readonly write: (stream: string, rows: ProjectionRows) => void;
}): Promise<RebuildReport> {
  const { statements } = parts;
  const differences: ProjectionDifference[] = [];
  let streams = 0;
  let turn = performance.now();
  for (
    let name = nextStream(statements, '');
    name !== undefined;
    name = nextStream(statements, name)
  ) {
    if (parts.stopped()) break;
    const rows = parts.projector(name, readStream(statements, name));
    const found = compare(statements, name, rows);
    if (found.length > 0) {
      parts.write(name, keepNextAt(statements, rows));
      differences.push(...found.slice(0, MOST_DIFFERENCES - differences.length));
    }
    streams += 1;
    if (performance.now() - turn > TURN_MS) {
      await nextTurn();
      turn = performance.now();
    }
  }
  return { streams, differences };
}

function nextStream(statements: Statements, after: string): string | undefined {
  return statements
    .of<string>('SELECT stream FROM events WHERE stream > ? ORDER BY stream LIMIT 1')
    .pluck()
    .get(after);
}

function present(statements: Statements, id: string): StoredAction | undefined {
  return statements.of<StoredAction>(`SELECT ${ACTION_COLUMNS} FROM actions WHERE id = ?`).get(id);
}

function keepNextAt(statements: Statements, rows: ProjectionRows): ProjectionRows {
  const row = rows.action && present(statements, rows.action.id);
  if (rows.action === undefined || row === undefined) return rows;
  return { ...rows, action: { ...rows.action, nextAt: row.next_at } };
}

function compare(
  statements: Statements,
  stream: string,
  rows: ProjectionRows,
): ProjectionDifference[] {
  const found: ProjectionDifference[] = [];
  const check = (table: string, key: string, is: unknown, should: unknown) => {
    if (same(is, should)) return;
    const problem = is === null || is === undefined ? 'missing' : 'different';
    found.push({ stream, table, key, problem });
  };
  const { action } = keepNextAt(statements, rows);
  if (action !== undefined) {
    const row = present(statements, action.id);
    check('actions', action.id, row && toAction(row), action);
  }
  for (const one of rows.transactions ?? []) {
    const row = statements
      .of<StoredTransaction>('SELECT * FROM transactions WHERE hash = ?')
      .get(one.hash);
    check('transactions', one.hash, row && toTransaction(row), one);
  }
  for (const one of rows.quotes ?? []) {
    const row = readQuotes(statements, one.actionId).find(({ id }) => id === one.id);
    check('quotes', one.id, row, one);
  }
  for (const one of rows.records ?? []) {
    check(one.table, one.key, readRecord(statements, one.table, one.key), one.value);
  }
  if (rows.searchText !== undefined) {
    check(
      'search_texts',
      stream,
      findText(statements, stream)?.text,
      rows.searchText.toWellFormed(),
    );
  }
  return found;
}

/** Equality of plain data, whatever the order of its keys. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
