import { useRead } from '../../client/read.ts';
import { SettingsNote } from './settings-note.tsx';

/** A recovery code that was shown and never read back may be on no paper at all. */
export function CodeNote() {
  const code = useRead('settings', 'recoveryCode', undefined);
  if (code.state !== 'full' || code.value.triedAt !== null) return null;
  return (
    <SettingsNote title="Your recovery code was never read back." go="To the recovery code">
      Without it a forgotten passphrase loses everything. Try the one on your paper, or make a new
      one.
    </SettingsNote>
  );
}
