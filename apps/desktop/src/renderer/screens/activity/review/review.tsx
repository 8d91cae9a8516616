import { useEffect, useRef, useState } from 'react';
import type { AnyReview as Text } from '../../../../contract/actions.ts';
import { useCommand } from '../../../client/command.ts';
import { approvedDraft } from '../../../client/draft.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useIsPast } from '../../../ui/time.tsx';
import { purposeOf } from './purpose.ts';
import { type Standing, standingOf, takeUp } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

export interface ReviewProps {
  readonly actionId: string;
  readonly review: Text;
  /** What may be done beside approving, by the names of `actions.command`. */
  readonly commands: readonly string[];
  readonly again: () => void;
}

const WHY: Readonly<Record<Exclude<Standing, 'readable' | 'approved'>, string>> = {
  changed: 'It has changed since you read it. Read the new text before you approve anything.',
  expired: 'Its time is over, so it can no longer be approved. Nothing came of it.',
  stopped: 'It cannot be approved as it stands: see the warning.',
  'not now': 'It cannot be approved at this moment. Nothing was signed.',
};

/** Where a review no longer serves: another one may be asked for. */
const FRESH: ReadonlySet<Standing> = new Set(['expired', 'stopped', 'not now']);

/** Reading and approving. The approval names the digest of the text that was shown, and no other. */
export function Review({ actionId, review, commands, again }: ReviewProps) {
  const [reading, setReading] = useState({ digest: review.digest, asked: false });
  const taken = takeUp(reading, review.digest);
  if (taken !== reading) setReading(taken);
  const readDigest = taken.digest;
  const past = useIsPast(review.validUntil);
  const approve = useCommand('actions', 'approve');
  const command = useCommand('actions', 'command');
  const text = useRef<HTMLDivElement>(null);
  const standing = standingOf(review, readDigest, past);
  const { title, approve: label } = purposeOf(review);
  const blind = review.kind === 'blind';
  const [knows, setKnows] = useState(false);
  useEffect(() => {
    // The focus is on the text: what is pressed next is pressed on purpose.
    if (readDigest !== '') text.current?.focus({ preventScroll: true });
  }, [readDigest]);
  // No event says that the time took a yes away.
  const until = review.approval?.stands === true ? review.approval.until : null;
  const lapsed = useIsPast(until);
  const readAgain = useRef(again);
  readAgain.current = again;
  useEffect(() => {
    if (lapsed) readAgain.current();
  }, [lapsed]);
  const give = (name: 'cancel' | 'keep-waiting') => command.run({ actionId, name });
  const askFresh = async (): Promise<void> => {
    setReading((now) => ({ ...now, asked: true }));
    const answer = await command.run({ actionId, name: 'refresh' });
    if (!answer.ok) setReading((now) => ({ ...now, asked: false }));
  };
  const yes = async (): Promise<void> => {
    const answer = await approve.run({
      actionId,
      digest: readDigest,
      ...(blind ? { secondYes: 'blind' as const } : {}),
    });
    if (answer.ok) approvedDraft(actionId);
    else again();
  };
  const fresh = commands.includes('refresh') && FRESH.has(standing);
  const no = commands.includes('keep-waiting') ? 'keep-waiting' : 'cancel';
  return (
    <section className="flex flex-col gap-6" aria-label={title}>
      <div ref={text} tabIndex={-1} className="rounded-leaf focus-visible:outline-none">
        <h2 className="mb-4 font-serif text-title">{title}</h2>
        <ReviewSheet review={review} over={past} />
      </div>
      <div aria-live="polite">
        {standing === 'approved' && (
          <p className="border-l-2 border-go bg-go-wash px-4 py-3">
            You approved it. There is nothing more to press; you can still give it up.
          </p>
        )}
        {standing !== 'readable' && standing !== 'approved' && (
          <p className="border-l-2 border-wait bg-wait-wash px-4 py-3">{WHY[standing]}</p>
        )}
      </div>
      <Ways review={review} />
      {approve.failure !== null && (
        <FailureNote failure={approve.failure} title="It was not approved" />
      )}
      {command.failure !== null && <FailureNote failure={command.failure} />}
      {blind && standing === 'readable' && (
        <Checkbox checked={knows} onChecked={setKnows}>
          I know that nobody can read what this signature allows, and I want to give it.
        </Checkbox>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {commands.includes(no) && (
          <Button kind="plain" busy={command.running} onClick={() => void give(no)}>
            {no === 'cancel' ? 'Give it up' : 'Keep waiting instead'}
          </Button>
        )}
        {fresh && (
          <Button busy={command.running} onClick={() => void askFresh()}>
            Prepare a fresh one
          </Button>
        )}
        {standing === 'changed' ? (
          <Button kind="go" onClick={() => setReading({ digest: review.digest, asked: false })}>
            Read the new text
          </Button>
        ) : standing === 'approved' ? null : (
          <Button
            kind={blind ? 'stop' : 'go'}
            busy={approve.running}
            disabled={standing !== 'readable' || (blind && !knows)}
            onClick={() => void yes()}
          >
            {label}
          </Button>
        )}
      </div>
    </section>
  );
}
