import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../client/command.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';

type Name = 'speed-up' | 'cancel-transaction';

const WORDS: readonly (readonly [name: Name, text: string, means: string])[] = [
  ['speed-up', 'Speed up', 'The same payment again at the same nonce, with a higher fee.'],
  [
    'cancel-transaction',
    'Cancel',
    'A payment of nothing to yourself at the same nonce, in its place. It costs a fee, and whichever is first counts.',
  ],
];

/** Speed-up and cancel: each leads to a review, and does nothing before it is approved. */
export function PendingCommands({
  actionId,
  commands,
}: {
  readonly actionId: string;
  readonly commands: readonly string[];
}) {
  const command = useCommand('actions', 'command');
  const navigate = useNavigate();
  const give = async (name: Name): Promise<void> => {
    const given = await command.run({ actionId, name });
    if (given.ok) void navigate({ to: '/activity/$actionId', params: { actionId } });
  };
  const offered = WORDS.filter(([name]) => commands.includes(name));
  if (offered.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {offered.map(([name, text, means]) => (
          <Button
            key={name}
            small
            title={means}
            busy={command.running}
            onClick={() => void give(name)}
          >
            {text}
          </Button>
        ))}
        <span className="self-center text-note text-faint">A review follows first.</span>
      </div>
      {command.failure !== null && <FailureNote failure={command.failure} />}
    </div>
  );
}
