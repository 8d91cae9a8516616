import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Section } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useVerify } from './use-verify.ts';
import { VerdictNote } from './verdict-note.tsx';

/** Walks the chain from the first event to the last, and says plainly what came of it. */
export function Verify() {
  const { walk, start } = useVerify();
  const locale = useLocale();
  const [integrity, setIntegrity] = useState(false);
  const count = (value: number): string => value.toLocaleString(locale);
  const walking = walk.state === 'walking';
  return (
    <Section title="Verify">
      <p className="max-w-words text-soft">
        Every event is read and its hash worked out again. One changed letter, one missing line or
        one out of its place, and it says which.
      </p>
      {walk.state === 'walking' && (
        <Progress
          label="Verifying"
          done={walk.done}
          of={walk.of}
          text={
            walk.of === null
              ? 'Opening the book a second time, for reading only'
              : `${count(walk.done)} of ${count(walk.of)} events. You may go elsewhere; what is under way goes on.`
          }
        />
      )}
      {walk.state === 'ended' && <VerdictNote verdict={walk.verdict} at={walk.at} />}
      {walk.state === 'failed' && (
        <FailureNote
          title="It could not be verified"
          failure={walk.failure}
          again={() => start(integrity)}
        />
      )}
      <Checkbox checked={integrity} onChecked={setIntegrity}>
        Check the file itself as well, page by page. That takes longer.
      </Checkbox>
      <div>
        <Button
          kind={walk.state === 'ended' ? 'quiet' : 'go'}
          busy={walking}
          onClick={() => start(integrity)}
        >
          {walking ? 'Verifying' : walk.state === 'not yet' ? 'Verify the ledger' : 'Verify again'}
        </Button>
      </div>
    </Section>
  );
}
