import { useState } from 'react';
import { useHouseState } from '../../client/house.tsx';
import { useAttempt } from '../../lock/attempt.ts';
import { AttemptNote } from '../../lock/attempt-note.tsx';
import { GOOD } from '../../lock/first-run/strength.ts';
import { FEWEST, StrengthLine, useStrength } from '../../lock/first-run/strength-line.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { olderSnapshots } from './older-snapshots.ts';

/** Another passphrase. Today's, or the recovery code, allows it. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const { profile } = useHouseState();
  const live = profile?.kind === 'live';
  const [today, setToday] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const attempt = useAttempt();
  const say = useToast();
  const strength = useStrength(next, profile?.name ?? '');
  const long = next.length >= FEWEST;
  const hard = !live || (strength?.score ?? 0) >= GOOD;
  const differs = again !== '' && again !== next && !next.startsWith(again);
  const go = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'change passphrase' }, [today, next]);
    setToday('');
    if (!answer.ok) return;
    setNext('');
    setAgain('');
    const { end } = answer.value;
    const older = end.kind === 'changed' ? olderSnapshots(end.olderSnapshots, 'passphrase') : '';
    say({ title: 'The passphrase is changed', text: older, tone: 'go', stays: true });
    onClose();
  };
  return (
    <FormDialog
      title="Change the passphrase"
      lede="From then on the old one opens nothing but snapshots from before."
      does={attempt.running ? 'Changing it' : 'Change it'}
      onDo={() => void go()}
      onClose={onClose}
      busy={attempt.running}
      ready={today !== '' && long && hard && again === next && attempt.waitUntil === null}
    >
      <SecretField
        label="Today’s passphrase, or the recovery code"
        purpose="current-password"
        value={today}
        onValue={setToday}
        disabled={attempt.running}
        autoFocus
      />
      <SecretField
        label="New passphrase"
        purpose="new-password"
        value={next}
        onValue={setNext}
        disabled={attempt.running}
        hint={
          next === '' ? (
            'Four or five words that have nothing to do with each other do well.'
          ) : (
            <StrengthLine strength={long ? strength : null} live={live} />
          )
        }
      />
      <SecretField
        label="The same again"
        purpose="new-password"
        value={again}
        onValue={setAgain}
        disabled={attempt.running}
        problem={differs ? 'That differs.' : null}
      />
      <AttemptNote attempt={attempt} />
    </FormDialog>
  );
}
