import { useState } from 'react';
import type { Visit } from '../../client/courier.ts';
import { CodeCheckStep } from '../../lock/first-run/code-check-step.tsx';
import { CodeStep } from '../../lock/first-run/code-step.tsx';
import { PassphraseDialog } from '../../secrets/passphrase-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { olderSnapshots } from './older-snapshots.ts';

/** Another recovery code: shown once, and read back from the paper before it is let go. */
export function RenewCode({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState<string | null>(null);
  const [older, setOlder] = useState('');
  const [checking, setChecking] = useState(false);
  const say = useToast();
  const show = ({ end, shown }: Visit): void => {
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
      <PassphraseDialog
        wish={{ kind: 'renew recovery code' }}
        title="Renew the recovery code"
        lede="The code on your paper stops working at once, and a new one is shown. Have a pen ready."
        does="Make a new code"
        doing="Making it"
        onBrought={show}
        onClose={onClose}
      />
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
          : 'The old code no longer opens this profile, only copies from before. This one is shown this once.'
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
