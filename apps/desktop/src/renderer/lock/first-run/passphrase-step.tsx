import { useDeferredValue, useEffect, useState } from 'react';
import type { DoorWish } from '../../../contract/doors.ts';
import { classes } from '../../ui/classes.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useAttempt } from '../attempt.ts';
import { AttemptNote } from '../attempt-note.tsx';
import { Step } from './step.tsx';
import { GOOD, judge, type Strength } from './strength.ts';

/** The file's own floor; live profiles want a passphrase that is hard to guess as well. */
const FEWEST = 8;

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

function useStrength(passphrase: string, name: string): Strength | null {
  const typed = useDeferredValue(passphrase);
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let here = true;
    if (typed.length < FEWEST) setStrength(null);
    else {
      void judge(typed, [name, 'countinghouse']).then((judged) => {
        if (here) setStrength(judged);
      });
    }
    return () => {
      here = false;
    };
  }, [typed, name]);
  return strength;
}

const TONES = ['bg-stop-ground', 'bg-stop-ground', 'bg-wait', 'bg-go-ground', 'bg-go-ground'];

function StrengthLine({
  strength,
  live,
}: {
  readonly strength: Strength | null;
  readonly live: boolean;
}) {
  if (strength === null) return <>At least {FEWEST} characters.</>;
  return (
    <span aria-live="polite" className="flex flex-col gap-1">
      <span aria-hidden className="mt-1 flex gap-1">
        {TONES.slice(1).map((_, step) => (
          <span
            key={`step-${step + 1}`}
            className={classes(
              'h-1 flex-1 rounded-round',
              step < Math.max(1, strength.score) ? TONES[strength.score] : 'bg-chosen',
            )}
          />
        ))}
      </span>
      <span>
        {strength.sentence} {strength.advice}
        {live && strength.score < GOOD && ' A live profile needs a stronger one.'}
      </span>
    </span>
  );
}
