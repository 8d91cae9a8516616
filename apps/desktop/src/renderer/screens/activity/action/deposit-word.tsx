import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../client/command.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** The person's word about a deposit that nobody here can see: sent, with its transaction, or not. */
export function DepositWord({
  actionId,
  commands,
}: {
  readonly actionId: string;
  readonly commands: readonly string[];
}) {
  const command = useCommand('actions', 'command');
  const [asked, setAsked] = useState(false);
  const [text, setText] = useState('');
  const [said, setSaid] = useState<'sent' | 'not-sent' | null>(null);
  const say = async (name: 'sent' | 'not-sent' | 'cancel'): Promise<void> => {
    const transaction = text.trim();
    const named = name === 'sent' && transaction !== '' ? { transaction } : {};
    const answer = await command.run({ actionId, name, ...named });
    if (answer.ok && name !== 'cancel') setSaid(name);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void say('sent');
  };
  return (
    <div className="flex flex-col gap-4 border-t border-hairline pt-6">
      {command.failure !== null && <FailureNote failure={command.failure} />}
      <p aria-live="polite" className="text-soft empty:hidden">
        {said === 'sent' && 'Noted. 1Click is asked more often now; you may leave.'}
        {said === 'not-sent' && 'Noted. If nothing arrives, the swap ends by itself.'}
      </p>
      {asked && said !== 'sent' ? (
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
          <TextField
            label="Its transaction, if you know it"
            mono
            autoFocus
            value={text}
            onValue={setText}
            className="flex-1 basis-64"
          />
          <Button kind="go" type="submit" busy={command.running}>
            It is sent
          </Button>
        </form>
      ) : (
        <div className="flex flex-wrap justify-end gap-2">
          {commands.includes('cancel') && (
            <Button kind="plain" busy={command.running} onClick={() => void say('cancel')}>
              Give it up
            </Button>
          )}
          {commands.includes('not-sent') && said !== 'not-sent' && (
            <Button busy={command.running} onClick={() => void say('not-sent')}>
              I did not send
            </Button>
          )}
          {commands.includes('sent') && said !== 'sent' && (
            <Button kind="go" onClick={() => setAsked(true)}>
              I have sent it
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
