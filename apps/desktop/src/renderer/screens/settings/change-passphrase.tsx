import { useState } from 'react';
import { useHouseState } from '../../client/house.tsx';
import { useAttempt } from '../../secrets/attempt.ts';
import { NewPassphraseFields, useNewPassphrase } from '../../secrets/new-passphrase.tsx';
import { PassphraseField } from '../../secrets/passphrase-field.tsx';
import { SecretDialog } from '../../secrets/secret-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { olderSnapshots } from './older-snapshots.ts';

/** Another passphrase. Today's, or the recovery code, allows it. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const { profile } = useHouseState();
  const [today, setToday] = useState('');
  const next = useNewPassphrase({ name: profile?.name ?? '', live: profile?.kind === 'live' });
  const attempt = useAttempt();
  const say = useToast();
  const change = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'change passphrase' }, [today, next.value]);
    setToday('');
    if (!answer.ok) return;
    next.forget();
    const { end } = answer.value;
    const older = end.kind === 'changed' ? olderSnapshots(end.olderSnapshots, 'passphrase') : '';
    say({ title: 'The passphrase is changed', text: older, tone: 'go', stays: true });
    onClose();
  };
  return (
    <SecretDialog
      title="Change the passphrase"
      lede="The new one opens this profile, the old one no longer does. Whoever knows the old one and keeps a copy from before still gets in: move the money to a new wallet then."
      attempt={attempt}
      does="Change it"
      doing="Changing it"
      onDo={() => void change()}
      onClose={onClose}
      ready={today !== '' && next.good}
    >
      <PassphraseField
        label="Today’s passphrase, or the recovery code"
        value={today}
        onValue={setToday}
        disabled={attempt.running}
      />
      <NewPassphraseFields next={next} label="New passphrase" disabled={attempt.running} />
    </SecretDialog>
  );
}
