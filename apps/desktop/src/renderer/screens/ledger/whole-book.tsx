import { useRead } from '../../client/read.ts';
import { BookRow } from './book-row.tsx';
import { BookScroll, type Drawn } from './book-scroll.tsx';
import { PAGE, type PageOfBook, pagesOf } from './pages.ts';

export interface BookProps {
  readonly head: number;
  readonly when: (at: number) => string;
  readonly onOpen: (seq: number) => void;
}

/** Every event there is, newest first: each row's number is known, so any place is one read away. */
export function WholeBook({
  head,
  when,
  onOpen,
  goTo,
}: BookProps & { readonly goTo: number | null }) {
  return (
    <BookScroll
      rows={head}
      label="The book, newest first"
      first={goTo === null ? null : head - goTo}
    >
      {(drawn) =>
        pagesOf(head, drawn.from, drawn.to).map((page) => (
          <Page
            key={page.before}
            page={page}
            head={head}
            drawn={drawn}
            when={when}
            onOpen={onOpen}
          />
        ))
      }
    </BookScroll>
  );
}

/** The rows of one page that are within the window. */
function Page({
  page: { before, firstRow, rows },
  head,
  drawn,
  when,
  onOpen,
}: BookProps & { readonly page: PageOfBook; readonly drawn: Drawn }) {
  const read = useRead('ledger', 'page', { before, limit: PAGE });
  const entries = read.state === 'full' ? read.value.entries : [];
  const newest = entries[0]?.seq ?? 0;
  const from = Math.max(drawn.from, firstRow);
  const to = Math.min(drawn.to, firstRow + rows);
  const open = (seq: number, row: number): void => {
    drawn.onActive(row);
    onOpen(seq);
  };
  return Array.from({ length: to - from }, (_, index) => {
    const row = from + index;
    return (
      <BookRow
        key={head - row}
        row={row}
        rows={drawn.rows}
        active={row === drawn.active}
        entry={entries[newest - (head - row)] ?? null}
        when={when}
        onOpen={open}
        trouble={read.state === 'failed' ? read.failure.message : undefined}
      />
    );
  });
}
