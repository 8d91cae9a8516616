import type { Positions } from '../../../contract/earn.ts';
import type { Latest } from '../../client/live.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readDollars } from '../../ui/money.ts';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { isMissingKey } from './not-connected.tsx';
import { OverTime } from './over-time.tsx';
import { PositionList } from './position-list.tsx';
import { worthOf } from './worth.ts';

/** What earns now, and what it is worth. */
export function PositionsSection({
  positions: { value, failure, again },
}: {
  readonly positions: Latest<Positions> & { readonly again: () => void };
}) {
  const locale = useLocale();
  if (value === null) {
    return (
      <Section title="What earns now">
        {failure === null ? (
          <SkeletonRows label="Reading what earns" rows={2} />
        ) : (
          <FailureNote title="What earns could not be read" failure={failure} again={again} />
        )}
      </Section>
    );
  }
  const { cents, of, partly, said } = worthOf(value);
  return (
    <section aria-label="What earns now" className="flex flex-col gap-4">
      <div>
        <h2 className="text-note text-faint">In your accounts</h2>
        <p className="font-serif text-large tracking-tight figures">
          {partly && <span className="text-soft">at least </span>}
          {readDollars(cents, locale, partly ? 0 : of)}
        </p>
        <p className="text-note text-faint">
          Read <Time at={value.at} />
          {said !== null &&
            `. 1tx speaks of ${readDollars(said, locale)} more, marked below and not counted: it is its word alone.`}
        </p>
      </div>
      <Troubles positions={value} />
      {failure !== null && <FailureNote title="This may be out of date" failure={failure} />}
      <PositionList list={value.list} />
      {value.list.length > 0 && <OverTime positions={value} />}
    </section>
  );
}

/** What could not be read, a line each. A key that is missing has a place of its own. */
export function Troubles({ positions }: { readonly positions: Positions }) {
  const list = positions.troubles.filter(({ failure }) => !isMissingKey(failure));
  if (list.length === 0) return null;
  return (
    <ul aria-label="What could not be read" className="flex flex-col gap-1">
      {list.map(({ about, failure }) => (
        <li
          key={`${about} ${failure.message}`}
          className="max-w-words border-l-2 border-wait pl-3 text-note text-soft"
        >
          <span className="font-medium text-wait">{about} could not be read whole.</span>{' '}
          {failure.message}
        </li>
      ))}
    </ul>
  );
}
