import { useState } from 'react';
import { classes } from '../../ui/classes.ts';
import { readClock, readMoment } from '../../ui/durations.ts';
import { useLocale } from '../../ui/locale.tsx';
import { labelsOf, type Point, shapeOf } from './plot-shape.ts';

const BOX = { width: 640, height: 140 };
/** Rows of the table behind: more than this nobody reads out. */
const MOST_ROWS = 40;

/** One line over time, labelled where it ends; the same as a table for whoever cannot see it. */
export function LinePlot({
  label,
  points,
  write,
  wide = false,
}: {
  readonly label: string;
  readonly points: readonly Point[];
  /** A value in the person's units. */
  readonly write: (value: number) => string;
  /** Room for values of many digits beside the line. */
  readonly wide?: boolean;
}) {
  const locale = useLocale();
  const [table, setTable] = useState(false);
  const shape = shapeOf(points, BOX);
  if (shape === null) {
    return (
      <p className="border-y border-hairline py-6 text-soft">Too little is known for a line.</p>
    );
  }
  const { low, high, first, last } = shape;
  const labels = labelsOf(shape, BOX.height);
  const day = (at: number) =>
    new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'short' });
  return (
    <figure className="flex flex-col gap-2">
      <div className="flex items-stretch gap-3">
        <svg
          role="img"
          aria-label={`${label}: between ${write(low)} and ${write(high)}, last ${write(last.value)}`}
          viewBox={`-4 -6 ${BOX.width + 8} ${BOX.height + 12}`}
          preserveAspectRatio="none"
          className="h-36 min-w-0 flex-1"
        >
          <line x1={0} x2={BOX.width} y1={BOX.height} y2={BOX.height} className="stroke-hairline" />
          <line x1={0} x2={BOX.width} y1={0} y2={0} className="stroke-hairline" />
          <path
            d={shape.path}
            fill="none"
            className="stroke-go"
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={shape.dots}
            fill="none"
            className="stroke-go"
            strokeWidth={5}
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <div
          aria-hidden
          className={classes(
            'relative shrink-0 text-note text-faint figures',
            wide ? 'w-24' : 'w-18',
          )}
        >
          {labels.map(({ value, share, own }) => (
            <span
              key={share}
              className={classes(
                'absolute left-0 -translate-y-1/2 whitespace-nowrap',
                own ? 'font-medium text-go' : null,
              )}
              style={{ top: `${4 + share * 92}%` }}
            >
              {write(value)}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-note text-faint">
        <span className="flex-1">
          {day(first.at) === day(last.at)
            ? `${day(first.at)}, ${readClock(first.at, locale)} to ${readClock(last.at, locale)}`
            : `${day(first.at)} to ${day(last.at)}`}
        </span>
        <button
          type="button"
          aria-expanded={table}
          onClick={() => setTable(!table)}
          className="rounded-mark text-soft underline underline-offset-4"
        >
          {table ? 'Hide the table' : 'As a table'}
        </button>
      </figcaption>
      {table && <PlotTable label={label} points={points} write={write} />}
    </figure>
  );
}

function PlotTable({
  label,
  points,
  write,
}: {
  readonly label: string;
  readonly points: readonly Point[];
  readonly write: (value: number) => string;
}) {
  const locale = useLocale();
  const every = Math.max(1, Math.ceil(points.length / MOST_ROWS));
  const rows = points.filter((_, index) => index % every === 0).reverse();
  return (
    <table className="w-full text-note figures">
      <caption className="sr-only">{label}</caption>
      <thead className="text-left text-soft">
        <tr className="border-b border-rule">
          <th scope="col" className="py-1 font-normal">
            When
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            Value
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, value }) => (
          <tr key={at} className="border-b border-hairline">
            <td className="py-1">{readMoment(at, locale)}</td>
            <td className="py-1 text-right">{write(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
