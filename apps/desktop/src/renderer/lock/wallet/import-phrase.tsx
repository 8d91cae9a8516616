import { useState } from 'react';
import type { Profile } from '../../../contract/house.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useAttempt } from '../attempt.ts';
import { AttemptNote } from '../attempt-note.tsx';
import { Step } from '../first-run/step.tsx';

const LENGTHS = [12, 15, 18, 21, 24];
const COUNTS = ['1', '2', '3', '5', '10', '20'] as const;

/** A phrase from elsewhere. The signer checks its words, and says which one does not exist. */
export function ImportPhrase({
  kind,
  onDone,
  onBack,
}: {
  readonly kind: Profile['kind'];
  readonly onDone: (made: string) => void;
  readonly onBack: () => void;
}) {
  const [name, setName] = useState('Main wallet');
  const [phrase, setPhrase] = useState('');
  const [accounts, setAccounts] = useState<(typeof COUNTS)[number]>('1');
  const attempt = useAttempt();
  const count = phrase.split(/\s+/).filter(Boolean).length;
  const bring = async (): Promise<void> => {
    const answer = await attempt.run(
      { kind: 'import phrase', name: name.trim(), accounts: Number(accounts) },
      [phrase],
    );
    if (!answer.ok) return;
    setPhrase('');
    onDone(`Wallet “${name.trim()}” brought along`);
  };
  return (
    <Step
      next={attempt.running ? 'Bringing it in' : 'Bring it in'}
      onNext={() => void bring()}
      onBack={onBack}
      busy={attempt.running}
      ready={LENGTHS.includes(count) && name.trim() !== ''}
    >
      <TextArea
        label="Phrase"
        mono
        autoFocus
        autoCapitalize="off"
        value={phrase}
        onValue={setPhrase}
        hint={
          count === 0
            ? '12, 15, 18, 21 or 24 words, with spaces between them.'
            : `${count} ${count === 1 ? 'word' : 'words'}${LENGTHS.includes(count) ? '' : '; a phrase has 12, 15, 18, 21 or 24'}.`
        }
      />
      <div className="grid gap-4 narrow:grid-cols-2">
        <TextField label="What it is called" value={name} onValue={setName} maxLength={60} />
        <Select
          label="Accounts to begin with"
          value={accounts}
          onValue={setAccounts}
          options={COUNTS.map((value) => ({ value, text: value }))}
        />
      </div>
      {kind === 'sandbox' && (
        <p className="max-w-words border-l-2 border-rule pl-4 text-note text-soft">
          In a sandbox every phrase is taken with the fixed extra word{' '}
          <span className="whitespace-nowrap">“countinghouse-sandbox”</span>, so its addresses here
          are not those it has in the world.
        </p>
      )}
      <AttemptNote attempt={attempt} />
    </Step>
  );
}
