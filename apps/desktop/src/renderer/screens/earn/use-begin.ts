import { useNavigate } from '@tanstack/react-router';
import type { Failure } from '../../../contract/result.ts';
import { useCommand } from '../../client/command.ts';
import { keepUntilApproved } from '../../client/draft.ts';
import type { Wish } from '../../client/procedures.ts';

type Beginning = 'authorize' | 'revoke' | 'fund' | 'buy' | 'sell' | 'withdraw' | 'exit' | 'removal';

export interface Begin<N extends Beginning> {
  /** Writes the action down and goes to it: its review is read there. Whether it came about. */
  readonly run: (wish: Wish<'earn', N>) => Promise<boolean>;
  readonly running: boolean;
  readonly failure: Failure | null;
}

/**
 * Begins an action of an earning account.
 *
 * @param draft how the keys begin under which the form keeps what was typed, where it keeps that
 */
export function useBegin<N extends Beginning>(name: N, draft?: string): Begin<N> {
  const command = useCommand('earn', name);
  const navigate = useNavigate();
  return {
    running: command.running,
    failure: command.failure,
    async run(wish) {
      const answer = await command.run(wish);
      if (!answer.ok) return false;
      const { actionId } = answer.value as { readonly actionId: string };
      if (draft !== undefined) keepUntilApproved(actionId, draft);
      void navigate({ to: '/activity/$actionId', params: { actionId } });
      return true;
    },
  };
}
