import { useState } from 'react';
import { useCommand } from '../../client/command.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Step } from '../../ui/step.tsx';
import { ShowPhrase } from './show-phrase.tsx';

/** A new phrase: named, made by the signer, written down, and checked by some of its words. */
export function CreateWallet({
  onDone,
  onBack,
}: {
  readonly onDone: (made: string) => void;
  readonly onBack: () => void;
}) {
  const [name, setName] = useState('Main wallet');
  const [words, setWords] = useState<'12' | '24'>('12');
  const [walletId, setWalletId] = useState<string | null>(null);
  const create = useCommand('accounts', 'createWallet');
  const make = async (): Promise<void> => {
    const made = await create.run({ name: name.trim(), words: words === '12' ? 12 : 24 });
    if (made.ok) setWalletId(made.value.walletId);
  };
  if (walletId !== null) {
    return <ShowPhrase walletId={walletId} onDone={() => onDone(`Wallet “${name.trim()}” made`)} />;
  }
  return (
    <Step
      next="Make it"
      onNext={() => void make()}
      onBack={onBack}
      busy={create.running}
      ready={name.trim() !== ''}
    >
      <NameField value={name} onValue={setName} autoFocus />
      <Select
        label="Length of the phrase"
        value={words}
        onValue={setWords}
        hint="Both are far beyond guessing. 24 words are longer to write."
        options={[
          { value: '12', text: '12 words' },
          { value: '24', text: '24 words' },
        ]}
      />
      {create.failure !== null && <FailureNote failure={create.failure} />}
    </Step>
  );
}
