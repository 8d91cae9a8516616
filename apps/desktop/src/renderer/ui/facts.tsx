import type { ReactNode } from 'react';
import { classes } from './classes.ts';

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
