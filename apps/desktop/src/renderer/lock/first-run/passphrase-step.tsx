import { useState } from 'react';
import type { DoorWish } from '../../../contract/doors.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useAttempt } from '../attempt.ts';
import { AttemptNote } from '../attempt-note.tsx';
import { Step } from './step.tsx';
import { GOOD } from './strength.ts';
import { FEWEST, StrengthLine, useStrength } from './strength-line.tsx';

/** The passphrase, twice. Going on makes the profile; the recovery code comes back. */
export function PassphraseStep({
  wish,
  onMade,
  onBack,
}: {
  readonly wish: Extract<DoorWish, { kind: 'create profile' }>;
  readonly onMade: (recoveryCode: string) => void;
  readonly onBack: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const attempt = useAttempt();
  const strength = useStrength(passphrase, wish.name);
  const long = passphrase.length >= FEWEST;
  const hard = wish.profile === 'sandbox' || (strength?.score ?? 0) >= GOOD;
  const same = again === passphrase;

  const make = async (): Promise<void> => {
    const answer = await attempt.run(wish, [passphrase]);
    if (!answer.ok) return;
    setPassphrase('');
    setAgain('');
    onMade(answer.value.shown ?? '');
  };

  return (
    <Step
      next={attempt.running ? 'Making the keys' : 'Make the profile'}
      onNext={() => void make()}
      onBack={attempt.running ? undefined : onBack}
      busy={attempt.running}
      ready={long && hard && same}
    >
      <SecretField
        label="Passphrase"
        purpose="new-password"
        value={passphrase}
        onValue={setPassphrase}
        autoFocus
        disabled={attempt.running}
        hint={
          passphrase === '' ? (
            'Four or five words that have nothing to do with each other do well.'
          ) : (
            <StrengthLine strength={long ? strength : null} live={wish.profile === 'live'} />
          )
        }
      />
      <SecretField
        label="The same again"
        purpose="new-password"
        value={again}
        onValue={setAgain}
        disabled={attempt.running}
        problem={again !== '' && !same && !passphrase.startsWith(again) ? 'That differs.' : null}
      />
      <AttemptNote attempt={attempt} />
    </Step>
  );
}
