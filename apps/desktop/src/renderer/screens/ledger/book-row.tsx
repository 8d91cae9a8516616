import { memo } from 'react';
import type { LedgerEntry } from '../../../contract/ledger.ts';
import { classes } from '../../ui/classes.ts';
import { shortText } from './short-text.ts';

export const ROW_HEIGHT = { wide: 44, narrow: 72 } as const;

export interface BookRowProps {
  /** From the top of the book. */
  readonly row: number;
  /** How many there are. */
  readonly rows: number;
  readonly active: boolean;
  readonly entry: LedgerEntry | null;
  readonly when: (at: number) => string;
  readonly onOpen: (seq: number, row: number) => void;
  readonly trouble?: string | undefined;
}

/** The id of a row, for the book's `aria-activedescendant`. */
export const rowId = (row: number): string => `book-row-${row}`;

/** One line of the book: number, words, time. Of a fixed height, whatever it says. */
export const BookRow = memo(function BookRow({
  row,
  rows,
  active,
  entry,
  when,
  onOpen,
  trouble,
}: BookRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the book itself takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the book itself keeps the focus
    <div
      role="option"
      id={rowId(row)}
      aria-posinset={row + 1}
      aria-setsize={rows}
      aria-selected={active}
      onClick={entry === null ? undefined : () => onOpen(entry.seq, row)}
      className={classes(
        'grid h-11 grid-cols-[64px_minmax(0,1fr)_auto] items-center gap-x-4 border-b border-hairline px-2 max-narrow:h-18 max-narrow:grid-cols-[minmax(0,1fr)_auto] max-narrow:content-center max-narrow:gap-x-2',
        'hover:bg-hover',
        active && 'group-focus/book:bg-chosen',
      )}
    >
      <span className="text-right text-note text-faint figures max-narrow:text-left max-narrow:text-small">
        {entry?.seq ?? ''}
      </span>
      <span className="truncate max-narrow:order-last max-narrow:col-span-2 max-narrow:line-clamp-2 max-narrow:text-note max-narrow:whitespace-normal">
        {entry === null ? (trouble ?? <Blank />) : shortText(entry.text)}
      </span>
      <span className="text-note text-faint figures max-narrow:text-small">
        {entry === null ? '' : when(entry.at)}
      </span>
    </div>
  );
});

function Blank() {
  return <span aria-hidden className="block h-4 w-2/3 animate-breathe rounded-mark bg-chosen" />;
}
