import { useState } from 'react';
import type { DoorWish } from '../../contract/doors.ts';
import type { Visit } from '../client/courier.ts';
import { useAttempt } from './attempt.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** The passphrase, asked for one wish. It is gone from here as soon as it has been brought. */
export function PassphraseDialog({
  wish,
  onBrought,
  ...dialog
}: {
  readonly wish: DoorWish;
  readonly title: string;
  readonly lede: string;
  readonly does: string;
  readonly doing: string;
  readonly onBrought: (visit: Visit) => void;
  readonly onClose: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const attempt = useAttempt();
  const bring = async (): Promise<void> => {
    const answer = await attempt.run(wish, [passphrase]);
    setPassphrase('');
    if (answer.ok) onBrought(answer.value);
  };
  return (
    <SecretDialog {...dialog} attempt={attempt} onDo={() => void bring()} ready={passphrase !== ''}>
      <PassphraseField value={passphrase} onValue={setPassphrase} disabled={attempt.running} />
    </SecretDialog>
  );
}
