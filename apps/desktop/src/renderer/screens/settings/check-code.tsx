import { useState } from 'react';
import { useAttempt } from '../../lock/attempt.ts';
import { AttemptNote } from '../../lock/attempt-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

const LETTERS = 40;

/** The drill: the code from the paper, tried on the vault itself. */
export function CheckCode({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const attempt = useAttempt();
  const say = useToast();
  const letters = code.replace(/[\s-]/g, '').length;
  const go = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'check recovery code' }, [code]);
    if (!answer.ok) return;
    setCode('');
    say({ title: 'The code on your paper opens everything', tone: 'go' });
    onClose();
  };
  return (
    <FormDialog
      title="Try the recovery code"
      lede="Take the paper from where it lies, and type what stands there."
      does={attempt.running ? 'Trying it' : 'Try it'}
      onDo={() => void go()}
      onClose={onClose}
      busy={attempt.running}
      ready={letters === LETTERS && attempt.waitUntil === null}
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
    </FormDialog>
  );
}
