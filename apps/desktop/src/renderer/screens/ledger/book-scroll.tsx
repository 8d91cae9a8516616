import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useIsNarrow } from '../../ui/media.ts';
import { ROW_HEIGHT, rowId } from './book-row.tsx';
import { useWindow } from './use-window.ts';
import { scrollHeight } from './window.ts';

export interface Drawn {
  readonly rows: number;
  readonly from: number;
  readonly to: number;
  readonly active: number;
  readonly onActive: (row: number) => void;
}

/** Moves of the keyboard, in rows; `Infinity` goes to the end. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * A place to scroll through any number of rows, of which only those around what is seen exist. It has
 * the focus as one thing: arrows move, Enter opens.
 */
export function BookScroll({
  rows,
  label,
  first = null,
  children,
}: {
  readonly rows: number;
  readonly label: string;
  /** A row to begin with, at the top. */
  readonly first?: number | null;
  readonly children: (drawn: Drawn) => ReactNode;
}) {
  const height = ROW_HEIGHT[useIsNarrow() ? 'narrow' : 'wide'];
  const [active, setActive] = useState(0);
  const { view, block, from, to, onScroll, show } = useWindow(rows, height);
  const [shown, setShown] = useState<number | null>(null);
  if (first !== shown) {
    setShown(first);
    if (first !== null) {
      setActive(first);
      queueMicrotask(() => show(first, 'top'));
    }
  }
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows - 1, active + move));
      setActive(next);
      show(next, 'nearest');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      document.getElementById(rowId(active))?.click();
    }
  };
  return (
    <div
      ref={view}
      role="listbox"
      aria-label={label}
      aria-activedescendant={rowId(active)}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={press}
      className="group/book relative -mb-16 h-[calc(100dvh-380px)] min-h-80 overflow-y-auto border-t border-rule contain-strict max-narrow:mb-0 max-narrow:h-[calc(100dvh-320px)]"
    >
      <div role="presentation" style={{ height: scrollHeight(rows, height) }} />
      <div ref={block} role="presentation" className="absolute inset-x-0 top-0">
        {children({ rows, from, to, active, onActive: setActive })}
      </div>
    </div>
  );
}
