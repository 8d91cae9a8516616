import { useState } from 'react';
import type { Profile } from '../../../contract/house.ts';
import { useAttempt } from '../../secrets/attempt.ts';
import { SecretStep } from '../../secrets/secret-step.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';

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
    <SecretStep
      attempt={attempt}
      next="Bring it in"
      doing="Bringing it in"
      onNext={() => void bring()}
      onBack={onBack}
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
        <NameField value={name} onValue={setName} />
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
    </SecretStep>
  );
}
