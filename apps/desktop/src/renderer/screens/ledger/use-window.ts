import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { distanceOf, scrollTopOf, windowAt } from './window.ts';

export interface Scroller {
  readonly view: RefObject<HTMLDivElement | null>;
  /** What holds the drawn rows; moved by hand, so that a step of scrolling need not draw. */
  readonly block: RefObject<HTMLDivElement | null>;
  readonly from: number;
  readonly to: number;
  readonly onScroll: () => void;
  /** Brings a row into sight: at the top, or by the shortest way. */
  readonly show: (row: number, how: 'top' | 'nearest') => void;
}

/** Draws only the rows around what is seen. What one looks at stays when rows are added above it. */
export function useWindow(rows: number, rowHeight: number): Scroller {
  const view = useRef<HTMLDivElement>(null);
  const block = useRef<HTMLDivElement>(null);
  const before = useRef(rows);
  const [{ from, to }, setRange] = useState({ from: 0, to: Math.min(rows, 40) });

  const place = useCallback(() => {
    if (view.current === null) return;
    const { scrollTop, clientHeight } = view.current;
    const distance = distanceOf(scrollTop, rows, rowHeight, clientHeight);
    const next = windowAt(distance, rows, rowHeight, clientHeight);
    if (block.current !== null) {
      block.current.style.transform = `translateY(${scrollTop + next.offset}px)`;
    }
    setRange((now) => (now.from === next.from && now.to === next.to ? now : next));
  }, [rows, rowHeight]);

  const show = useCallback(
    (row: number, how: 'top' | 'nearest') => {
      const { current } = view;
      if (current === null) return;
      const { scrollTop, clientHeight } = current;
      const distance = distanceOf(scrollTop, rows, rowHeight, clientHeight);
      const top = row * rowHeight;
      const bottom = top + rowHeight - clientHeight;
      const wanted = how === 'top' || top < distance ? top : Math.max(bottom, distance);
      current.scrollTop = scrollTopOf(wanted, rows, rowHeight, clientHeight);
      place();
    },
    [rows, rowHeight, place],
  );

  useLayoutEffect(() => {
    const { current } = view;
    const added = rows - before.current;
    before.current = rows;
    if (current !== null && added > 0 && current.scrollTop > 0) {
      const { scrollTop, clientHeight } = current;
      const seen = distanceOf(scrollTop, rows - added, rowHeight, clientHeight);
      const same = seen + added * rowHeight;
      current.scrollTop = scrollTopOf(same, rows, rowHeight, clientHeight);
    }
    place();
  }, [rows, rowHeight, place]);

  useEffect(() => {
    if (view.current === null) return;
    const watcher = new ResizeObserver(place);
    watcher.observe(view.current);
    return () => watcher.disconnect();
  }, [place]);

  return { view, block, from, to, onScroll: place, show };
}
