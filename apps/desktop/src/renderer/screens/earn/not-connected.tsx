import { useNavigate } from '@tanstack/react-router';
import type { Failure } from '../../../contract/result.ts';
import { useDraft } from '../../client/draft.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Nobody can be asked before a key is kept: that is a state, and no failure. */
export function isMissingKey(failure: Failure | null): boolean {
  return failure?.detail === 'NO_CONNECTION';
}

export function NotConnected() {
  const navigate = useNavigate();
  const [, setPart] = useDraft('settings part', 'locks');
  const go = (): void => {
    setPart('connections');
    void navigate({ to: '/settings' });
  };
  return (
    <EmptyState
      title="1tx does not know you yet"
      text="1tx is the service that puts USDC to work. It answers only who brings an API key. What lies in your accounts can be seen, and taken out, without it."
      action={
        <Button kind="go" onClick={go}>
          Keep a key of 1tx
        </Button>
      }
    />
  );
}
