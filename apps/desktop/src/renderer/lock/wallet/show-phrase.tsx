import { useState } from 'react';
import { SecretField } from '../../ui/secret-field.tsx';
import { useAttempt } from '../attempt.ts';
import { AttemptNote } from '../attempt-note.tsx';
import { Step } from '../first-run/step.tsx';
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
      <Step
        next={attempt.running ? 'Fetching it' : 'Show the phrase'}
        onNext={() => void show()}
        busy={attempt.running}
        ready={passphrase !== '' && attempt.waitUntil === null}
      >
        <SecretField
          label="Your passphrase, once more"
          hint="The wallet is made. Viewing its phrase always asks for the passphrase, even now."
          purpose="current-password"
          value={passphrase}
          onValue={setPassphrase}
          autoFocus
          disabled={attempt.running}
        />
        <AttemptNote attempt={attempt} />
      </Step>
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
      <ol
        aria-label="Phrase"
        className="grid grid-cols-2 gap-x-8 gap-y-3 border-y border-rule py-6 narrow:grid-cols-3"
      >
        {words.map((word, index) => (
          <li key={`${index + 1}-${word}`} className="flex items-baseline gap-2">
            <span className="w-5 text-right text-small text-faint figures">{index + 1}</span>
            <span className="font-mono">{word}</span>
          </li>
        ))}
      </ol>
      <p className="max-w-words text-soft">
        Whoever has these words has the money. On paper, in order, where nobody looks. You can see
        them again later with your passphrase.
      </p>
    </Step>
  );
}
