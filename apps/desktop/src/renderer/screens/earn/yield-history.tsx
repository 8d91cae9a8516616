import { useState } from 'react';
import { useLook } from '../../client/look.ts';
import { classes } from '../../ui/classes.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LinePlot } from './line-plot.tsx';
import type { Point } from './plot-shape.ts';
import { readApy } from './read-figures.ts';

const SPANS = [7, 30, 90, 365] as const;
type Days = (typeof SPANS)[number];
const NAMES: Readonly<Record<Days, string>> = {
  7: '7 days',
  30: '30 days',
  90: '90 days',
  365: 'A year',
};

/** How much an instrument paid over time, by 1tx's word. It says nothing of tomorrow. */
export function YieldHistory({ instrument }: { readonly instrument: string }) {
  const [days, setDays] = useState<Days>(30);
  const locale = useLocale();
  const history = useLook('earn', 'history', { instrument, days });
  return (
    <section aria-labelledby="yield" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="yield" className="font-serif text-lead">
          Yield a year, as it was
        </h2>
        <fieldset className="flex gap-1">
          <legend className="sr-only">How far back</legend>
          {SPANS.map((span) => (
            <button
              key={span}
              type="button"
              aria-pressed={span === days}
              onClick={() => setDays(span)}
              className={classes(
                'min-h-8 rounded-field px-2 text-note text-soft hover:bg-hover',
                span === days && 'bg-chosen font-medium text-ink',
              )}
            >
              {NAMES[span]}
            </button>
          ))}
        </fieldset>
      </div>
      {history.state === 'loading' && (
        <div role="status" aria-label="Asking for the history">
          <Skeleton className="h-36 w-full" />
        </div>
      )}
      {history.state === 'failed' && (
        <FailureNote
          title="The history could not be read"
          failure={history.failure}
          again={history.again}
        />
      )}
      {history.state === 'full' && (
        <LinePlot
          label="Yield a year"
          points={pointsOf(history.value.points)}
          write={(value) => readApy(String(value), locale)}
        />
      )}
    </section>
  );
}

function pointsOf(
  points: readonly { readonly at: number; readonly apy: string | null }[],
): readonly Point[] {
  return points.flatMap(({ at, apy }) => {
    const value = apy === null ? Number.NaN : Number(apy);
    return Number.isFinite(value) ? [{ at, value }] : [];
  });
}
