import { EngineEvent } from '../action/action-state.ts';
import type { ReadStep } from '../action/definition.ts';
import { needChain, type WalletWorld } from '../action/world.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { ok } from '../result/result.ts';
import { observeTrack } from './observe.ts';
import { TransactionEvent, type TransactionTrack } from './track.ts';

/**
 * Looks at the chain for a track. Where the answer also decides an intent whose outcome was never
 * learned, that intent is closed in the same breath.
 */
export function observeStep<State>(
  track: (state: State) => TransactionTrack,
): ReadStep<State, WalletWorld> {
  return {
    type: 'read',
    async run(action, world, tools) {
      const followed = track(action.state);
      const id = followed.sent[0]?.chain;
      if (id === undefined) return ok([]);
      const chain = needChain(world, id);
      if (!chain.ok) return chain;
      const news = await observeTrack(followed, chain.value, tools);
      if (!news.ok || action.openIntent === null) return news;
      const { step, attempt } = action.openIntent;
      const close = (type: string, why: string): NewEvent => ({
        type,
        version: 1,
        data: { step, attempt, data: { why } },
      });
      if (news.value.some((event) => event.type === TransactionEvent.foreign)) {
        return ok([...news.value, close(EngineEvent.refused, 'nonce used by another transaction')]);
      }
      if (news.value.some((event) => event.type === TransactionEvent.included)) {
        return ok([...news.value, close(EngineEvent.performed, 'seen on chain')]);
      }
      return news;
    },
  };
}
