import { useDraft } from '../../client/draft.ts';
import type { Latest } from '../../client/live.ts';
import type { Instruments } from '../../client/streams.tsx';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { choices, FIRST_VIEW, type InstrumentView, viewOf } from './instrument-filter.ts';
import { InstrumentTable } from './instrument-table.tsx';
import { InstrumentTools } from './instrument-tools.tsx';

/** Everything 1tx lists, searched, narrowed down and sorted as the person likes. */
export function InstrumentList({
  instruments: { value, failure, again },
}: {
  readonly instruments: Latest<Instruments> & { readonly again: () => void };
}) {
  const [view, setView] = useDraft<InstrumentView>('instruments', FIRST_VIEW);
  if (value === null) {
    return failure === null ? (
      <SkeletonRows label="Asking 1tx what it lists" rows={6} />
    ) : (
      <FailureNote title="What 1tx lists could not be read" failure={failure} again={again} />
    );
  }
  const shown = viewOf(value.list, view);
  return (
    <div className="flex flex-col gap-4">
      {failure !== null && (
        <FailureNote title="This list may be out of date" failure={failure} again={again} />
      )}
      <InstrumentTools view={view} onView={setView} choices={choices(value.list)} />
      {shown.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-4 border-y border-hairline py-6">
          <p className="text-soft" role="status">
            {value.list.length === 0
              ? '1tx lists nothing at the moment.'
              : 'Nothing is like that. Look for less, or among what is closed.'}
          </p>
          {value.list.length > 0 && (
            <Button small onClick={() => setView({ ...FIRST_VIEW, by: view.by, down: view.down })}>
              Show everything
            </Button>
          )}
        </div>
      ) : (
        <InstrumentTable list={shown} view={view} onView={setView} />
      )}
      <p className="text-note text-faint">
        {shown.length} of {value.list.length}, as 1tx listed them <Time at={value.at} />. Yields and
        sizes are its word.
        {!value.complete && ' It had more than is read here; this is not all of it.'}
      </p>
    </div>
  );
}
