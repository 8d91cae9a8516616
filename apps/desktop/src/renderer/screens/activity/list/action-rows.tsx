import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ActionRow } from '../../../../contract/actions.ts';
import { ActionLine } from './action-line.tsx';

/** Up to here all rows are simply there; beyond, only those in sight. */
const MANY = 60;
const ROW = 92;

/** Rows of actions with hairlines between them; windowed when there are many. */
export function ActionRows({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly ActionRow[];
}) {
  if (rows.length > MANY) return <ManyRows label={label} rows={rows} />;
  return (
    <ul aria-label={label} className="rows border-y border-hairline">
      {rows.map((row) => (
        <li key={row.id}>
          <ActionLine row={row} />
        </li>
      ))}
    </ul>
  );
}

function ManyRows({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly ActionRow[];
}) {
  const list = useRef<HTMLUListElement>(null);
  const lines = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW,
    overscan: 6,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  return (
    <ul
      ref={list}
      aria-label={label}
      className="relative border-y border-hairline"
      style={{ height: lines.getTotalSize() }}
    >
      {lines.getVirtualItems().map(({ index, start, key }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={key}
            ref={lines.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 border-b border-hairline"
            style={{ top: start - lines.options.scrollMargin }}
          >
            <ActionLine row={row} />
          </li>
        );
      })}
    </ul>
  );
}
