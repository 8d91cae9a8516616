import { useEffect, useState } from 'react';
import { useAttempt } from '../../lock/attempt.ts';
import { AttemptNote } from '../../lock/attempt-note.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Countdown, useIsPast } from '../../ui/time.tsx';

const SHOWN_MS = 2 * 60_000;

/** The phrase of a wallet, for whoever knows the passphrase. It lives here only, and for two minutes. */
export function PhraseDialog({
  walletId,
  walletName,
  onClose,
}: {
  readonly walletId: string;
  readonly walletName: string;
  readonly onClose: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const attempt = useAttempt();
  const over = useIsPast(until);
  useEffect(() => {
    if (over) onClose();
  }, [over, onClose]);
  const show = async (): Promise<void> => {
    const answer = await attempt.run({ kind: 'show phrase', walletId }, [passphrase]);
    setPassphrase('');
    if (!answer.ok) return;
    setWords((answer.value.shown ?? '').split(' '));
    setUntil(Date.now() + SHOWN_MS);
  };
  if (words === null) {
    return (
      <FormDialog
        title={`The phrase of ${walletName}`}
        lede="Look around first: whoever reads these words has the money."
        does={attempt.running ? 'Fetching it' : 'Show it'}
        onDo={() => void show()}
        onClose={onClose}
        busy={attempt.running}
        ready={passphrase !== '' && attempt.waitUntil === null}
      >
        <SecretField
          label="Your passphrase"
          purpose="current-password"
          value={passphrase}
          onValue={setPassphrase}
          disabled={attempt.running}
          autoFocus
        />
        <AttemptNote attempt={attempt} />
      </FormDialog>
    );
  }
  return (
    <Dialog
      open
      onOpen={onClose}
      title={`The phrase of ${walletName}`}
      lede="In this order, on paper. It is covered again by itself."
      actions={
        <Button kind="go" onClick={onClose}>
          Cover it
        </Button>
      }
    >
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
      {until !== null && (
        <p className="text-note text-faint">
          Covered in <Countdown until={until} />
        </p>
      )}
    </Dialog>
  );
}
