import { useDeferredValue, useMemo, useState } from 'react';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BookTools, NO_WISH, type Wish } from './book-tools.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { FoundBook, type Narrowed } from './found-book.tsx';
import { typesOf } from './kinds.ts';
import { SearchHits } from './search-hits.tsx';
import { WholeBook } from './whole-book.tsx';

/** The book: everything that was written down, found by words, kind or number. */
export function Book() {
  const newest = useRead('ledger', 'page', { before: null, limit: 1 });
  const [wish, setWish] = useState<Wish>(NO_WISH);
  const [open, setOpen] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const words = useDeferredValue(wish.text.trim());
  const when = useMoment();
  if (newest.state === 'loading') return <SkeletonRows label="Opening the book" rows={6} />;
  if (newest.state === 'failed') {
    return (
      <FailureNote
        title="The book could not be opened"
        failure={newest.failure}
        again={newest.again}
      />
    );
  }
  const { head } = newest.value;
  if (head === 0) {
    return (
      <EmptyState
        title="Nothing is written yet"
        text="Every quote, decision and movement of money is written here before it is done. The first line comes with the first thing you do."
      />
    );
  }
  const narrowed = narrowedBy(wish);
  const upTo = anchor ?? head;
  const choose = (next: Wish): void => {
    setAnchor(head);
    setWish(next);
  };
  return (
    <div className="flex flex-col gap-4">
      <BookTools wish={wish} onWish={choose} head={head} />
      {words.length > 1 ? (
        <SearchHits text={words} onAction={(actionId) => choose({ ...NO_WISH, actionId })} />
      ) : narrowed === null ? (
        <WholeBook head={head} when={when} onOpen={setOpen} goTo={wish.goTo} />
      ) : (
        <div>
          <FoundBook
            key={`${upTo} ${JSON.stringify(narrowed)}`}
            narrowed={narrowed}
            head={upTo}
            when={when}
            onOpen={setOpen}
          />
          {head > upTo && (
            <Button small kind="plain" className="mt-2" onClick={() => setAnchor(head)}>
              The book has grown: look again
            </Button>
          )}
        </div>
      )}
      {open !== null && (
        <EntryDialog seq={open} head={head} onSeq={setOpen} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function narrowedBy({ kinds, actionId }: Wish): Narrowed | null {
  if (actionId !== null) return { actionId };
  const types = typesOf(kinds);
  return types === null ? null : { types: [...types] };
}

/** Day and minute; made once, since a scroll asks for it often. */
function useMoment(): (at: number) => string {
  const locale = useLocale();
  return useMemo(() => {
    const words = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    return (at) => words.format(at);
  }, [locale]);
}
