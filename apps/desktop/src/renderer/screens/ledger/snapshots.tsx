import type { Snapshot } from '../../../contract/ledger.ts';
import { useCommand } from '../../client/command.ts';
import { useRead } from '../../client/read.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { openedBy, reasonOf } from './snapshot-words.ts';

/** Copies of the ledger: taken now, and what opens each. */
export function Snapshots() {
  const list = useRead('ledger', 'snapshots', undefined);
  const take = useCommand('ledger', 'takeSnapshot');
  const say = useToast();
  const go = async (): Promise<void> => {
    const taken = await take.run({});
    if (!taken.ok) return;
    say({ title: `Snapshot up to event ${taken.value.seq} taken and checked`, tone: 'go' });
    if (list.state !== 'loading') list.again();
  };
  const button = (
    <Button kind="go" busy={take.running} onClick={() => void go()}>
      {take.running ? 'Copying, opening and walking it' : 'Take a snapshot now'}
    </Button>
  );
  const none = list.state === 'full' && list.value.length === 0;
  return (
    <Section title="Snapshots">
      <p className="max-w-words text-soft">
        Each is a whole copy, encrypted as the ledger is, and counts only after it was opened and
        walked through. They lie in the data folder: copy that folder to another disk.
      </p>
      {!none && <div>{button}</div>}
      {take.failure !== null && (
        <FailureNote title="No snapshot was taken" failure={take.failure} />
      )}
      {list.state === 'loading' && <SkeletonRows label="Reading the snapshots" />}
      {list.state === 'failed' && (
        <FailureNote
          title="Snapshots could not be read"
          failure={list.failure}
          again={list.again}
        />
      )}
      {none && (
        <EmptyState
          title="None yet"
          text="If the ledger is ever damaged, a snapshot brings back everything up to its day."
          action={button}
        />
      )}
      {list.state === 'full' && !none && (
        <ul aria-label="Snapshots" className="rows border-y border-hairline">
          {list.value.map((snapshot) => (
            <Line key={snapshot.name} snapshot={snapshot} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Line({ snapshot }: { readonly snapshot: Snapshot }) {
  const { takenAt, seq, reason, name } = snapshot;
  return (
    <li className="flex flex-col gap-1 py-3">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <Time at={takenAt} exact />, up to event {seq}
        </span>
        <span className="text-note text-faint">{reasonOf(reason)}</span>
      </span>
      <span className="max-w-words text-note text-soft">{openedBy(snapshot)}</span>
      <span className="font-mono text-small break-all text-faint">{name}</span>
    </li>
  );
}
