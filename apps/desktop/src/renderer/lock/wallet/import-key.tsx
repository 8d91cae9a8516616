import { useState } from 'react';
import type { DoorWish } from '../../../contract/doors.ts';
import { useAttempt } from '../../secrets/attempt.ts';
import { SecretStep } from '../../secrets/secret-step.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';

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
    <SecretStep
      attempt={attempt}
      next="Bring it in"
      doing="Bringing it in"
      onNext={() => void bring()}
      onBack={onBack}
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
      <NameField value={name} onValue={setName} />
    </SecretStep>
  );
}
