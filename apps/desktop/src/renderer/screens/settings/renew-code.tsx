import { useState } from 'react';
import { useAttempt } from '../../lock/attempt.ts';
import { AttemptNote } from '../../lock/attempt-note.tsx';
import { CodeCheckStep } from '../../lock/first-run/code-check-step.tsx';
import { CodeStep } from '../../lock/first-run/code-step.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { olderSnapshots } from './older-snapshots.ts';

/** Another recovery code: shown once, and read back from the paper before it is let go. */
export function RenewCode({ onClose }: { readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [older, setOlder] = useState('');
  const [checking, setChecking] = useState(false);
  const attempt = useAttempt();
  const say = useToast();
  const renew = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'renew recovery code' }, [passphrase]);
    setPassphrase('');
    if (!answer.ok) return;
    const { end, shown } = answer.value;
    if (end.kind === 'changed') setOlder(olderSnapshots(end.olderSnapshots, 'recovery code'));
    setCode(shown ?? '');
  };
  const done = (): void => {
    setCode(null);
    say({ title: 'The new recovery code works', text: older, tone: 'go', stays: true });
    onClose();
  };
  if (code === null) {
    return (
      <FormDialog
        title="Renew the recovery code"
        lede="The code on your paper stops working at once, and a new one is shown. Have a pen ready."
        does={attempt.running ? 'Making it' : 'Make a new code'}
        onDo={() => void renew()}
        onClose={onClose}
        busy={attempt.running}
        ready={passphrase !== '' && attempt.waitUntil === null}
      >
        <SecretField
          label="Your passphrase"
          purpose="current-password"
          value={passphrase}
          onValue={setPassphrase}
          disabled={attempt.running}
          autoFocus
        />
        <AttemptNote attempt={attempt} />
      </FormDialog>
    );
  }
  return (
    // Shown once: neither Esc nor a click beside it may lose it.
    <Dialog
      open
      onOpen={() => {}}
      stays
      wide
      title={checking ? 'Read it back' : 'Write this down'}
      lede={
        checking
          ? 'It is tried on the lock itself, so you know that it works.'
          : 'The old code opens nothing any more. This one is shown this once.'
      }
    >
      {checking ? (
        <CodeCheckStep onNext={done} onBack={() => setChecking(false)} />
      ) : (
        <CodeStep code={code} onNext={() => setChecking(true)} />
      )}
    </Dialog>
  );
}
