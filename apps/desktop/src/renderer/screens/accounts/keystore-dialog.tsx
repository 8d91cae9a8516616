import { useState } from 'react';
import type { Account } from '../../../contract/accounts.ts';
import { useAttempt } from '../../secrets/attempt.ts';
import { PassphraseField } from '../../secrets/passphrase-field.tsx';
import { SecretDialog } from '../../secrets/secret-dialog.tsx';
import { TwiceFields, useTwice } from '../../secrets/twice.tsx';
import { saveFile } from '../../ui/save-file.ts';
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
  const password = useTwice();
  const attempt = useAttempt();
  const say = useToast();
  const passphraseAgain = password.value !== '' && password.value === passphrase;
  const go = async (): Promise<void> => {
    const wish = { kind: 'export keystore', address } as const;
    const answer = await attempt.run(wish, [passphrase, password.value]);
    setPassphrase('');
    if (!answer.ok || answer.value.end.kind !== 'keystore') return;
    password.forget();
    saveFile(
      `keystore-${address.toLowerCase()}.json`,
      [answer.value.end.keystore],
      'application/json',
    );
    say({ title: 'The keystore is among your downloads', tone: 'go' });
    onClose();
  };
  return (
    <SecretDialog
      title={`Keystore of ${name}`}
      lede="A file with this one key, which other wallets can read. Its password is all that protects it."
      attempt={attempt}
      does="Save the file"
      doing="Sealing it"
      onDo={() => void go()}
      onClose={onClose}
      ready={
        passphrase !== '' && password.value.length >= FEWEST && password.same && !passphraseAgain
      }
    >
      {sandbox && (
        <p className="max-w-words border-l-2 border-wait pl-4 text-note text-soft">
          This key is for the sandbox. Do not send it real money: chain ids are the same there.
        </p>
      )}
      <PassphraseField value={passphrase} onValue={setPassphrase} disabled={attempt.running} />
      <TwiceFields
        typed={password}
        label="A password for the file"
        disabled={attempt.running}
        hint={`At least ${FEWEST} characters, and not your passphrase.`}
        problem={passphraseAgain ? 'That is your passphrase.' : null}
      />
    </SecretDialog>
  );
}
