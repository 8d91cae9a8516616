import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { Section } from '../../../ui/page.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ActionRows } from './action-rows.tsx';
import { type ActivityFilter, groupsOf, isFiltering, passes } from './filter.ts';
import { useActions } from './use-actions.ts';

/** The actions in three groups. */
export function ActionGroups({
  filter,
  onReset,
}: {
  readonly filter: ActivityFilter;
  readonly onReset: () => void;
}) {
  const text = useDeferredValue(filter.text);
  const { reading, more, reachingBack, failure } = useActions(text);
  if (reading.state === 'loading') return <SkeletonRows rows={5} label="Reading the activity" />;
  if (reading.state === 'failed') {
    return (
      <FailureNote
        failure={reading.failure}
        title="The activity could not be read"
        again={reading.again}
      />
    );
  }
  const rows = reading.value.filter((row) => passes(row, filter));
  if (rows.length === 0) return <Nothing filtering={isFiltering(filter)} onReset={onReset} />;
  const { waiting, underWay, ended } = groupsOf(rows);
  const groups = [
    ['Waits for you', waiting],
    ['Under way', underWay],
    ['Ended', ended],
  ] as const;
  return (
    <div className="flex flex-col gap-8">
      {reading.failure !== null && (
        <FailureNote
          failure={reading.failure}
          title="This may be out of date"
          again={reading.again}
        />
      )}
      {groups.map(
        ([title, list]) =>
          list.length > 0 && (
            <Section
              key={title}
              title={title}
              aside={<span className="figures">{list.length}</span>}
            >
              <ActionRows label={title} rows={list} />
            </Section>
          ),
      )}
      {failure !== null && <FailureNote failure={failure} />}
      {(more !== null || reachingBack) && (
        <Button className="self-start" busy={reachingBack} onClick={() => more?.()}>
          Show older ones
        </Button>
      )}
    </div>
  );
}

function Nothing({
  filtering,
  onReset,
}: {
  readonly filtering: boolean;
  readonly onReset: () => void;
}) {
  if (filtering) {
    return (
      <EmptyState
        title="Nothing like that"
        text="No action matches the search and the filters."
        action={<Button onClick={onReset}>Show everything</Button>}
      />
    );
  }
  return (
    <EmptyState
      title="Nothing has been done yet"
      text="Swaps and payments appear here from the moment they are written down, before anything is sent, and stay for good."
      action={
        <Link to="/swap" className="rounded-mark font-medium text-go underline underline-offset-4">
          Make a swap
        </Link>
      }
    />
  );
}
