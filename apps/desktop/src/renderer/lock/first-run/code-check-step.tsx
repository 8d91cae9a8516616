import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAttempt } from '../attempt.ts';
import { AttemptNote } from '../attempt-note.tsx';
import { Step } from './step.tsx';

const LETTERS = 40;

/** The code, typed back and tried on the lock itself. */
export function CodeCheckStep({
  onNext,
  onBack,
}: {
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const [code, setCode] = useState('');
  const attempt = useAttempt();
  const letters = code.replace(/[\s-]/g, '').length;
  const check = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'check recovery code' }, [code]);
    if (!answer.ok) return;
    setCode('');
    onNext();
  };
  return (
    <Step
      next={attempt.running ? 'Trying it' : 'Try it'}
      onNext={() => void check()}
      busy={attempt.running}
      ready={letters === LETTERS && attempt.waitUntil === null}
      aside={
        <Button kind="plain" onClick={onBack}>
          Show it again
        </Button>
      }
    >
      <TextField
        label="Recovery code"
        mono
        autoFocus
        value={code}
        onValue={(typed) => setCode(typed.toUpperCase())}
        hint={`Dashes and capitals do not matter. ${letters} of ${LETTERS} letters and digits.`}
      />
      <AttemptNote attempt={attempt} />
    </Step>
  );
}
