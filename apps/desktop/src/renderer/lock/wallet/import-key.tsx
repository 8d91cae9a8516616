import { useState } from 'react';
import type { DoorWish } from '../../../contract/doors.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { useAttempt } from '../attempt.ts';
import { AttemptNote } from '../attempt-note.tsx';
import { Step } from '../first-run/step.tsx';

/** A single key, bare or in a Web3 Secret Storage file. Live profiles only. */
export function ImportKey({
  onDone,
  onBack,
}: {
  readonly onDone: (made: string) => void;
  readonly onBack: () => void;
}) {
  const [form, setForm] = useState<'key' | 'keystore'>('key');
  const [name, setName] = useState('Single account');
  const [keystore, setKeystore] = useState('');
  const [secret, setSecret] = useState('');
  const attempt = useAttempt();
  const wish: DoorWish =
    form === 'key'
      ? { kind: 'import key', name: name.trim() }
      : { kind: 'import keystore', name: name.trim(), keystore };
  const bring = async (): Promise<void> => {
    const answer = await attempt.run(wish, [secret]);
    setSecret('');
    if (answer.ok) onDone(`Account “${name.trim()}” brought along`);
  };
  return (
    <Step
      next={attempt.running ? 'Bringing it in' : 'Bring it in'}
      onNext={() => void bring()}
      onBack={onBack}
      busy={attempt.running}
      ready={name.trim() !== '' && secret !== '' && (form === 'key' || keystore.trim() !== '')}
    >
      <Select
        label="What you have"
        value={form}
        onValue={(next) => {
          setSecret('');
          setForm(next);
        }}
        options={[
          { value: 'key', text: 'A private key' },
          { value: 'keystore', text: 'A keystore file (JSON) and its password' },
        ]}
      />
      {form === 'keystore' && (
        <TextArea
          label="Content of the keystore file"
          mono
          value={keystore}
          onValue={setKeystore}
          maxLength={65_536}
          hint="The file itself is encrypted; its password opens it."
        />
      )}
      <SecretField
        label={form === 'key' ? 'Private key' : 'Password of the keystore'}
        mono={form === 'key'}
        value={secret}
        onValue={setSecret}
      />
      <TextField label="What it is called" value={name} onValue={setName} maxLength={60} />
      <AttemptNote attempt={attempt} />
    </Step>
  );
}
