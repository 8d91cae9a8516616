import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'right';
  /** Left away under 600 px. */
  readonly extra?: boolean;
  readonly className?: string;
}

export interface TableProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Without visible column titles (they stay for screen readers). */
  readonly bare?: boolean;
}

/** Rows with hairlines between them. For thousands of rows use a window over `role="table"` instead. */
export function Table<T>({ label, columns, rows, keyOf, bare = false }: TableProps<T>) {
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{label}</caption>
      <thead className={bare ? 'sr-only' : ''}>
        <tr className="border-b border-rule">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={classes('px-2 py-2 text-note font-medium text-faint', cellClass(column))}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="rows">
        {rows.map((row) => (
          <tr key={keyOf(row)} className="transition-colors hover:bg-hover">
            {columns.map((column) => (
              <td key={column.key} className={classes('px-2 py-3 align-top', cellClass(column))}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellClass<T>({ align, extra, className }: Column<T>): string {
  return classes(
    align === 'right' && 'text-right figures',
    extra === true && 'max-narrow:hidden',
    className,
  );
}

/**
 * Facts in pairs, a hairline between: name at the left, value at the right. With `sentences` the values
 * begin under one another instead, since text that wraps is read from the left.
 */
export function Facts({
  list,
  sentences = false,
}: {
  readonly list: readonly (readonly [string, ReactNode])[];
  readonly sentences?: boolean;
}) {
  return (
    <dl className="rows border-y border-hairline">
      {list.map(([name, value]) => (
        <div
          key={name}
          className={
            sentences
              ? 'grid gap-x-6 py-3 narrow:grid-cols-[128px_1fr]'
              : 'flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3'
          }
        >
          <dt className="text-soft">{name}</dt>
          <dd className={classes('min-w-0 figures', !sentences && 'ml-auto text-right')}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
