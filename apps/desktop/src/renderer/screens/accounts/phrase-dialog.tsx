import { useEffect, useState } from 'react';
import { PassphraseDialog } from '../../secrets/passphrase-dialog.tsx';
import { PhraseWords } from '../../secrets/phrase-words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
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
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const over = useIsPast(until);
  useEffect(() => {
    if (over) onClose();
  }, [over, onClose]);
  if (words === null) {
    return (
      <PassphraseDialog
        wish={{ kind: 'show phrase', walletId }}
        title={`The phrase of ${walletName}`}
        lede="Look around first: whoever reads these words has the money."
        does="Show the phrase"
        doing="Fetching it"
        onBrought={({ shown }) => {
          setWords((shown ?? '').split(' '));
          setUntil(Date.now() + SHOWN_MS);
        }}
        onClose={onClose}
      />
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
      <PhraseWords words={words} />
      {until !== null && (
        <p className="text-note text-faint">
          Covered in <Countdown until={until} />
        </p>
      )}
    </Dialog>
  );
}
