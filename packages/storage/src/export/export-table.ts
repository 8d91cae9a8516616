import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import type { SqliteDatabase } from '../native/sqlite.ts';
import type { ExportFormat, ExportKind } from '../worker/protocol.ts';
import { csvLine } from './csv.ts';

type Cell = string | number | null;
type Row = Record<string, Cell>;

const QUERIES: Record<ExportKind, string> = {
  actions: `SELECT id, kind, status, sentence, waiting_for, open, created_at, updated_at, summary
    FROM actions ORDER BY created_at, id`,
  events: `SELECT seq, stream, type, version, at, lower(hex(previous_hash)) AS previous_hash,
    lower(hex(hash)) AS hash, CAST(bytes AS TEXT) AS bytes FROM events ORDER BY seq`,
};

const TIMES = new Set(['created_at', 'updated_at', 'at']);
const MOST_COLUMNS = 200;

/**
 * Writes a table to a file, row by row, and only then gives the file its name. Every single value
 * inside a summary, prices with their source and time among them, becomes a column of the CSV.
 *
 * @returns how many rows were written.
 */
export function exportTable(
  db: SqliteDatabase,
  request: { readonly what: ExportKind; readonly format: ExportFormat; readonly target: string },
  progress: (rows: number) => void,
): number {
  const part = `${request.target}.part`;
  const file = openSync(part, 'w', 0o600);
  let rows = 0;
  try {
    const write = buffered(file);
    const format = request.format === 'csv' ? csvFormat(db, request.what) : jsonFormat();
    write.text(format.head);
    for (const row of db.prepare<Row>(QUERIES[request.what]).iterate()) {
      write.text(format.row(row, rows));
      rows += 1;
      if (rows % 10_000 === 0) progress(rows);
    }
    write.text(format.tail);
    write.flush();
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, request.target);
  return rows;
}

interface Format {
  readonly head: string;
  readonly tail: string;
  row(row: Row, index: number): string;
}

function csvFormat(db: SqliteDatabase, what: ExportKind): Format {
  const names = columnNames(what);
  const paths = what === 'actions' ? summaryPaths(db) : [];
  const summary =
    paths.length === 0
      ? undefined
      : db
          .prepare<Cell[]>(
            `WITH row (summary) AS (VALUES (?))
             SELECT ${paths.map(() => 'json_extract(summary, ?)').join(', ')} FROM row`,
          )
          .raw();
  return {
    head: csvLine([...names, ...paths.map((path) => `summary${path.slice(1)}`)]),
    tail: '',
    row(row) {
      const cells = names.map((name) => cell(name, row[name] ?? null));
      const inside = summary?.get(row.summary ?? '{}', ...paths) ?? [];
      return csvLine([...cells, ...inside]);
    },
  };
}

function columnNames(what: ExportKind): readonly string[] {
  return what === 'actions'
    ? ['id', 'kind', 'status', 'sentence', 'waiting_for', 'open', 'created_at', 'updated_at']
    : ['seq', 'stream', 'type', 'version', 'at', 'previous_hash', 'hash', 'bytes'];
}

/** The paths of all single values inside summaries, lists left out. */
function summaryPaths(db: SqliteDatabase): readonly string[] {
  return db
    .prepare<string>(
      `SELECT DISTINCT t.fullkey FROM actions, json_tree(actions.summary) t
       WHERE t.atom IS NOT NULL AND t.fullkey NOT LIKE '%[%' ORDER BY 1 LIMIT ${MOST_COLUMNS}`,
    )
    .pluck()
    .all();
}

function cell(name: string, value: Cell): Cell {
  return TIMES.has(name) && typeof value === 'number' ? isoTime(value) : value;
}

function isoTime(value: number): string {
  return Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : String(value);
}

function jsonFormat(): Format {
  return {
    head: '[',
    tail: '\n]\n',
    row(row, index) {
      const { summary, bytes, ...rest } = row;
      const line: Record<string, unknown> = { ...rest };
      if (typeof summary === 'string') line.summary = JSON.parse(summary);
      // The event as stored stays text: parsed and printed again it would not hash the same.
      if (bytes !== undefined) line.bytes = bytes;
      return `${index === 0 ? '' : ','}\n${JSON.stringify(line)}`;
    },
  };
}

function buffered(file: number): { text(text: string): void; flush(): void } {
  let waiting = '';
  const flush = () => {
    writeFileSync(file, waiting);
    waiting = '';
  };
  return {
    text(text) {
      waiting += text;
      if (waiting.length > 1 << 16) flush();
    },
    flush,
  };
}
