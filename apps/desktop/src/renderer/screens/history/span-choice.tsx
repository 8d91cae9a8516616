import type { HistoryDays } from '../../../contract/history.ts';
import { classes } from '../../ui/classes.ts';

const SPANS: readonly { readonly days: HistoryDays; readonly name: string }[] = [
  { days: 7, name: '7 days' },
  { days: 30, name: '30 days' },
  { days: 365, name: 'A year' },
  { days: null, name: 'All' },
];

/** How far back one looks. */
export function SpanChoice({
  days,
  onDays,
}: {
  readonly days: HistoryDays;
  readonly onDays: (days: HistoryDays) => void;
}) {
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">How far back</legend>
      {SPANS.map((span) => (
        <button
          key={span.name}
          type="button"
          aria-pressed={span.days === days}
          onClick={() => onDays(span.days)}
          className={classes(
            'min-h-8 rounded-field px-2 text-note text-soft hover:bg-hover',
            span.days === days && 'bg-chosen font-medium text-ink',
          )}
        >
          {span.name}
        </button>
      ))}
    </fieldset>
  );
}
