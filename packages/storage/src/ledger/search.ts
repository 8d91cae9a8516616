import type { SearchHit } from '@countinghouse/core';
import type { Statements } from './statements.ts';

/**
 * Texts that may wait outside the FTS index. A new FTS segment costs four pages however small it
 * is, so texts enter the index this many at a time; a search takes the rest in first.
 */
const PENDING_LIMIT = 64;
const MOST_BATCHES = 4;

/** Sets the words of a stream. `id` is the seq of one of the stream's events. */
export function writeSearchText(
  statements: Statements,
  entry: {
    readonly stream: string;
    readonly text: string;
    readonly id: number;
    readonly old: number | null;
  },
): void {
  if (entry.old !== null) removeText(statements, entry.old);
  statements
    .of('INSERT INTO search_texts (id, stream, text) VALUES (?, ?, ?)')
    .run(entry.id, entry.stream, entry.text);
  // An id at or below the mark would never be picked up by a later batch.
  if (entry.id <= indexedTo(statements)) {
    statements.of('INSERT INTO search_index (rowid, text) VALUES (?, ?)').run(entry.id, entry.text);
  }
}

function removeText(statements: Statements, id: number): void {
  if (id <= indexedTo(statements)) {
    // FTS5 keeps no copy of the text: it must be told the old words to forget them.
    statements
      .of(
        `INSERT INTO search_index (search_index, rowid, text)
         SELECT 'delete', id, text FROM search_texts WHERE id = ?`,
      )
      .run(id);
  }
  statements.of('DELETE FROM search_texts WHERE id = ?').run(id);
}

function indexedTo(statements: Statements): number {
  return statements.of<number>('SELECT indexed_to FROM search_state').pluck().get() ?? 0;
}

/** The text a stream has now; its id is the seq of one of the stream's events. */
export function findText(
  statements: Statements,
  stream: string,
): { readonly id: number; readonly text: string } | undefined {
  return statements
    .of<{ id: number; text: string }>(
      `SELECT t.id, t.text FROM events e JOIN search_texts t ON t.id = e.seq
       WHERE e.stream = ? ORDER BY e.seq DESC LIMIT 1`,
    )
    .get(stream);
}

/** Empties the index; every text waits again. */
export function restartIndex(statements: Statements): void {
  statements.of("INSERT INTO search_index (search_index) VALUES ('delete-all')").run();
  statements.of('UPDATE search_state SET indexed_to = 0').run();
}

/** Takes the next few texts into the index; false when none is left. Runs inside a transaction. */
export function indexSome(statements: Statements, most: number): boolean {
  const from = indexedTo(statements);
  const to = statements
    .of<number | null>(
      'SELECT max(id) FROM (SELECT id FROM search_texts WHERE id > ? ORDER BY id LIMIT ?)',
    )
    .pluck()
    .get(from, most);
  if (to === null || to === undefined) return false;
  statements
    .of(
      `INSERT INTO search_index (rowid, text)
       SELECT id, text FROM search_texts WHERE id > ? AND id <= ?`,
    )
    .run(from, to);
  statements.of('UPDATE search_state SET indexed_to = ?').run(to);
  return true;
}

/**
 * Takes waiting texts into the index, if `force` or enough of them wait. Runs inside a transaction.
 * Only a few batches: whoever calls is in the middle of something else.
 *
 * @returns how many still wait.
 */
export function indexPending(statements: Statements, waiting: number, force: boolean): number {
  if (waiting === 0 || (!force && waiting < PENDING_LIMIT)) return waiting;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if (!indexSome(statements, PENDING_LIMIT)) return 0;
  }
  return Math.max(1, waiting - MOST_BATCHES * PENDING_LIMIT);
}

/** How many texts wait; asked once at opening. */
export function countPending(statements: Statements): number {
  return (
    statements
      .of<number>('SELECT count(*) FROM search_texts WHERE id > ?')
      .pluck()
      .get(indexedTo(statements)) ?? 0
  );
}

/** Streams in which every word of `text` begins a word, best first. */
export function searchTexts(statements: Statements, text: string, limit: number): SearchHit[] {
  const query = toQuery(text);
  if (query === null) return [];
  return statements
    .of<SearchHit>(
      `SELECT t.stream AS stream, snippet(search_index, 0, '', '', '…', 16) AS snippet
       FROM search_index JOIN search_texts t ON t.id = search_index.rowid
       WHERE search_index MATCH ? ORDER BY search_index.rank LIMIT ?`,
    )
    .all(query, limit)
    .map(({ stream, snippet }) => ({ stream, snippet }));
}

/**
 * Turns what a person typed into an FTS5 query: each word a quoted prefix, all required. No
 * character of theirs is an operator; null when there is no word in it.
 */
export function toQuery(text: string): string | null {
  const words = text.toWellFormed().match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu);
  if (words === null) return null;
  return words
    .slice(0, 32)
    .map((word) => `"${word}"*`)
    .join(' ');
}
