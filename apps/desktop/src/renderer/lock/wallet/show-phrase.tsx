import { useState } from 'react';
import { useAttempt } from '../../secrets/attempt.ts';
import { PassphraseField } from '../../secrets/passphrase-field.tsx';
import { PhraseWords } from '../../secrets/phrase-words.tsx';
import { SecretStep } from '../../secrets/secret-step.tsx';
import { Step } from '../../ui/step.tsx';
import { CheckWords } from './check-words.tsx';

/** The phrase of a wallet, for whoever knows the passphrase; then some of its words, asked back. */
export function ShowPhrase({
  walletId,
  onDone,
}: {
  readonly walletId: string;
  readonly onDone: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [checking, setChecking] = useState(false);
  const attempt = useAttempt();
  const show = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'show phrase', walletId }, [passphrase]);
    setPassphrase('');
    if (answer.ok) setWords((answer.value.shown ?? '').split(' '));
  };
  if (words === null) {
    return (
      <SecretStep
        attempt={attempt}
        next="Show the phrase"
        doing="Fetching it"
        onNext={() => void show()}
        ready={passphrase !== ''}
      >
        <PassphraseField
          label="Your passphrase, once more"
          hint="The wallet is made. Viewing its phrase always asks for the passphrase, even now."
          value={passphrase}
          onValue={setPassphrase}
          disabled={attempt.running}
        />
      </SecretStep>
    );
  }
  if (checking) {
    return (
      <CheckWords
        words={words}
        onBack={() => setChecking(false)}
        onDone={() => {
          setWords(null);
          onDone();
        }}
      />
    );
  }
  return (
    <Step next="I have written it down" onNext={() => setChecking(true)}>
      <PhraseWords words={words} />
      <p className="max-w-words text-soft">
        Whoever has these words has the money. On paper, in order, where nobody looks. You can see
        them again later with your passphrase.
      </p>
    </Step>
  );
}
