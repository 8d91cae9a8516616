import { useNavigate } from '@tanstack/react-router';
import type { Failure } from '../../../contract/result.ts';
import { useCommand } from '../../client/command.ts';
import type { Wish } from '../../client/procedures.ts';

type Beginning = 'authorize' | 'revoke' | 'fund' | 'buy' | 'sell' | 'withdraw' | 'exit' | 'removal';

export interface Begin<N extends Beginning> {
  /** Writes the action down and goes to it: its review is read there. Whether it came about. */
  readonly run: (wish: Wish<'earn', N>) => Promise<boolean>;
  readonly running: boolean;
  readonly failure: Failure | null;
}

/** Begins an action of an earning account. */
export function useBegin<N extends Beginning>(name: N): Begin<N> {
  const command = useCommand('earn', name);
  const navigate = useNavigate();
  return {
    running: command.running,
    failure: command.failure,
    async run(wish) {
      const answer = await command.run(wish);
      if (!answer.ok) return false;
      const { actionId } = answer.value as { readonly actionId: string };
      void navigate({ to: '/activity/$actionId', params: { actionId } });
      return true;
    },
  };
}
