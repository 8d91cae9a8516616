import { useState } from 'react';
import type { Account } from '../../../contract/accounts.ts';
import { useAttempt } from '../../lock/attempt.ts';
import { AttemptNote } from '../../lock/attempt-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useToast } from '../../ui/toast.tsx';

const FEWEST = 8;

/** One account's key as a Web3 Secret Storage file, under a password of its own. */
export function KeystoreDialog({
  account: { address, name },
  sandbox,
  onClose,
}: {
  readonly account: Account;
  readonly sandbox: boolean;
  readonly onClose: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const attempt = useAttempt();
  const say = useToast();
  const differs = again !== '' && again !== password && !password.startsWith(again);
  const go = async (): Promise<void> => {
    const wish = { kind: 'export keystore', address } as const;
    const answer = await attempt.run(wish, [passphrase, password]);
    setPassphrase('');
    if (!answer.ok || answer.value.end.kind !== 'keystore') return;
    setPassword('');
    setAgain('');
    saveFile(
      `keystore-${address.toLowerCase()}.json`,
      [answer.value.end.keystore],
      'application/json',
    );
    say({ title: 'The keystore is among your downloads', tone: 'go' });
    onClose();
  };
  return (
    <FormDialog
      title={`Keystore of ${name}`}
      lede="A file with this one key, which other wallets can read. Its password is all that protects it."
      does={attempt.running ? 'Sealing it' : 'Save the file'}
      onDo={() => void go()}
      onClose={onClose}
      busy={attempt.running}
      ready={
        passphrase !== '' &&
        password.length >= FEWEST &&
        password === again &&
        password !== passphrase &&
        attempt.waitUntil === null
      }
    >
      {sandbox && (
        <p className="max-w-words border-l-2 border-wait pl-4 text-note text-soft">
          This key is for the sandbox. Do not send it real money: chain ids are the same there.
        </p>
      )}
      <SecretField
        label="Your passphrase"
        purpose="current-password"
        value={passphrase}
        onValue={setPassphrase}
        disabled={attempt.running}
        autoFocus
      />
      <SecretField
        label="A password for the file"
        purpose="new-password"
        value={password}
        onValue={setPassword}
        disabled={attempt.running}
        hint={`At least ${FEWEST} characters, and not your passphrase.`}
        problem={password !== '' && password === passphrase ? 'That is your passphrase.' : null}
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
