import { useId } from 'react';
import type { HistoryDays } from '../../../contract/history.ts';
import type { Reading } from '../../client/read.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Time } from '../../ui/time.tsx';
import { LinePlot } from '../earn/line-plot.tsx';
import type { Point } from '../earn/plot-shape.ts';
import { PastLoading } from './past-loading.tsx';
import { SpanChoice } from './span-choice.tsx';

/** What something came to over time, as it was noted while the house was open. */
export function Past({
  title,
  label,
  read,
  days,
  onDays,
  write,
}: {
  readonly title: string;
  /** What the line shows, for whoever cannot see it. */
  readonly label: string;
  readonly read: Reading<readonly Point[]>;
  readonly days: HistoryDays;
  readonly onDays: (days: HistoryDays) => void;
  readonly write: (value: number) => string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 pt-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="font-serif text-lead">
          {title}
        </h2>
        <SpanChoice days={days} onDays={onDays} />
      </div>
      {read.state === 'loading' && <PastLoading />}
      {read.state === 'failed' && (
        <FailureNote
          title="What was noted could not be read"
          failure={read.failure}
          again={read.again}
        />
      )}
      {read.state === 'full' && (
        <Line label={label} points={read.value} days={days} write={write} />
      )}
    </section>
  );
}

function Line({
  label,
  points,
  days,
  write,
}: {
  readonly label: string;
  readonly points: readonly Point[];
  readonly days: HistoryDays;
  readonly write: (value: number) => string;
}) {
  const [first] = points;
  if (first === undefined) {
    return (
      <p className="max-w-words border-y border-hairline py-6 text-soft">
        {days === null
          ? 'Nothing was noted yet. Once an hour, while the house is open and everything can be read, a note is made.'
          : 'Nothing was noted in this time.'}
      </p>
    );
  }
  if (points.length === 1) {
    return (
      <p className="max-w-words border-y border-hairline py-6 text-soft">
        One note so far: <span className="figures">{write(first.value)}</span>,{' '}
        <Time at={first.at} />. A line takes two; the next is made in another hour in which the
        house is open.
      </p>
    );
  }
  const broken = points.some(({ gap }) => gap === true);
  return (
    <>
      <LinePlot label={label} points={points} write={write} wide />
      <p className="max-w-words text-note text-faint">
        Noted at most once an hour, only when everything was read and had a price.
        {broken && ' Where the line breaks off nothing was noted.'}
      </p>
    </>
  );
}
