/*
 * The book without a filter: events are numbered from 1 without a gap, so the page on which one stands
 * is known without asking. Pages are cut by number and never move: what is appended only fills the newest.
 * Row 0 is the newest event.
 */

export const PAGE = 100;

export interface PageOfBook {
  /** As `ledger.page` takes it: entries before this number. */
  readonly before: number;
  /** The row of its newest entry that exists. */
  readonly firstRow: number;
  readonly rows: number;
}

/** The pages on which rows `from` (included) to `to` (not included) stand. */
export function pagesOf(head: number, from: number, to: number): readonly PageOfBook[] {
  const pages: PageOfBook[] = [];
  const last = Math.min(to, head);
  for (let row = Math.max(0, from); row < last; ) {
    const seq = head - row;
    const before = Math.ceil(seq / PAGE) * PAGE + 1;
    const newest = Math.min(before - 1, head);
    const firstRow = head - newest;
    const rows = newest - (before - 1 - PAGE);
    pages.push({ before, firstRow, rows });
    row = firstRow + rows;
  }
  return pages;
}

/** A filtered book is read page after page: each goes on where the one before ended. */
export interface Found {
  readonly cursors: readonly (number | null)[];
  readonly ended: boolean;
  /** Rows of every page that was read. */
  readonly counts: readonly number[];
}

export const NOTHING_FOUND: Found = { cursors: [null], ended: false, counts: [] };

/** What is known after page `at` was read: how many rows it has, and where the next begins. */
export function afterPage(
  found: Found,
  at: number,
  rows: readonly { readonly seq: number }[],
  limit: number,
): Found {
  if (at !== found.counts.length) return found;
  const last = rows.at(-1);
  const ended = rows.length < limit || last === undefined;
  return {
    counts: [...found.counts, rows.length],
    cursors: ended ? found.cursors : [...found.cursors, last.seq],
    ended,
  };
}

/** How many rows there are to show, with room for the page that is still to come. */
export function rowsFound({ counts, ended }: Found): number {
  return counts.reduce((sum, count) => sum + count, 0) + (ended ? 0 : ROOM);
}

/** Rows of a page that is not read yet. */
const ROOM = 8;
