import { useEffect, useState } from 'react';
import { useRead } from '../../client/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BookRow } from './book-row.tsx';
import { BookScroll, type Drawn } from './book-scroll.tsx';
import { afterPage, type Found, NOTHING_FOUND, PAGE, rowsFound } from './pages.ts';
import type { BookProps } from './whole-book.tsx';

/** Which events: of these types, or of this action. */
export interface Narrowed {
  readonly types?: string[];
  readonly actionId?: string;
}

/** Events that fit, newest first, up to event `head`; read on as one scrolls down. */
export function FoundBook({
  narrowed,
  head,
  when,
  onOpen,
}: BookProps & { readonly narrowed: Narrowed }) {
  const [found, setFound] = useState(NOTHING_FOUND);
  const starts = startsOf(found);
  if (found.ended && rowsFound(found) === 0) {
    return (
      <EmptyState
        title="Nothing of this kind"
        text="No event of the book fits what you have chosen. Choose other kinds, or none to see everything."
      />
    );
  }
  return (
    <BookScroll rows={rowsFound(found)} label="Events that fit, newest first">
      {(drawn) =>
        found.cursors.map((cursor, at) => (
          <FoundPage
            key={cursor ?? 'newest'}
            before={cursor ?? head + 1}
            firstRow={starts[at] ?? 0}
            known={found.counts[at] ?? null}
            narrowed={narrowed}
            drawn={drawn}
            head={head}
            when={when}
            onOpen={onOpen}
            onRead={(rows) => setFound((now) => afterPage(now, at, rows, PAGE))}
          />
        ))
      }
    </BookScroll>
  );
}

function startsOf({ counts }: Found): readonly number[] {
  let start = 0;
  const starts = [0];
  for (const count of counts) {
    start += count;
    starts.push(start);
  }
  return starts;
}

function FoundPage({
  before,
  firstRow,
  known,
  narrowed,
  drawn,
  when,
  onOpen,
  onRead,
}: BookProps & {
  readonly before: number;
  readonly firstRow: number;
  /** How many rows it has; null before it was read. */
  readonly known: number | null;
  readonly narrowed: Narrowed;
  readonly drawn: Drawn;
  readonly onRead: (rows: readonly { readonly seq: number }[]) => void;
}) {
  const end = firstRow + (known ?? PAGE);
  const seen = firstRow < drawn.to && end > drawn.from;
  const read = useRead('ledger', 'page', { before, limit: PAGE, ...narrowed }, { when: seen });
  const entries = read.state === 'full' ? read.value.entries : null;
  useEffect(() => {
    if (entries !== null && known === null) onRead(entries);
  }, [entries, known, onRead]);
  if (!seen) return null;
  const from = Math.max(drawn.from, firstRow);
  const to = Math.min(drawn.to, end);
  const open = (seq: number, row: number): void => {
    drawn.onActive(row);
    onOpen(seq);
  };
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const row = from + index;
    return (
      <BookRow
        key={row}
        row={row}
        rows={drawn.rows}
        active={row === drawn.active}
        entry={entries?.[row - firstRow] ?? null}
        when={when}
        onOpen={open}
        trouble={read.state === 'failed' ? read.failure.message : undefined}
      />
    );
  });
}
