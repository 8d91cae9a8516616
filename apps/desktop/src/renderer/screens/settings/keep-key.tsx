import { useState } from 'react';
import type { ConnectedService } from '../../../contract/connections.ts';
import { useCommand } from '../../client/command.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Takes a key from the person. It lives in this component until it is handed over, and nowhere else. */
export function KeepKey({
  service,
  name,
  onClose,
}: {
  readonly service: ConnectedService;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const say = useToast();
  const keep = useCommand('connections', 'keep');
  const [apiKey, setKey] = useState('');
  const trimmed = apiKey.trim();
  const wrong = trimmed !== '' && !/^[\x21-\x7e]{1,1024}$/.test(trimmed);
  const hand = async (): Promise<void> => {
    const kept = await keep.run({ service, apiKey: trimmed });
    if (!kept.ok) return;
    setKey('');
    say({ title: `The key of ${name} is kept`, text: 'It is never shown again.', tone: 'go' });
    onClose();
  };
  return (
    <FormDialog
      title={`A key of ${name}`}
      lede="It is sealed in your ledger. Tracking uses it behind a locked screen; nobody can read it back."
      does="Keep it"
      busy={keep.running}
      ready={trimmed !== '' && !wrong}
      onDo={() => void hand()}
      onClose={onClose}
    >
      <SecretField
        label="API key"
        mono
        autoFocus
        value={apiKey}
        onValue={setKey}
        disabled={keep.running}
        problem={wrong ? 'A key has no spaces, and plain letters only. Paste it again.' : null}
      />
      {keep.failure !== null && <FailureNote title="Not kept" failure={keep.failure} />}
    </FormDialog>
  );
}
