import type { ReadStep } from '../../action/definition.ts';
import { ok } from '../../result/result.ts';
import { observeStep } from '../../transaction/observe-step.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { LeaveEvent, type LeaveState } from './state.ts';

/** Looks at the transaction, and once it is on chain at what became of the operation in it. */
export function leaveObserveStep(): ReadStep<LeaveState, EarnWorld> {
  const observe = observeStep<LeaveState>((state) => state.track);
  return {
    type: 'read',
    async run(action, world, tools) {
      const { track, plan, operation, input } = action.state;
      const news = track.final ? ok([]) : await observe.run(action, world, tools);
      const hash = track.included?.hash;
      const asked = hash === undefined || operation?.hash === hash;
      if (!news.ok || news.value.length > 0 || asked || plan === null) return news;
      const accounts = needSmartAccounts(world, input.usdc.chain);
      if (!accounts.ok) return accounts;
      const seen = await accounts.value.operationIn(hash, plan.userOpHash);
      if (!seen.ok) return seen;
      const data =
        seen.value === null
          ? { hash, succeeded: false, reason: 'the transaction carried it out not at all' }
          : { hash, succeeded: seen.value.succeeded, reason: seen.value.reason };
      return ok([{ type: LeaveEvent.seen, version: 1, data }]);
    },
  };
}
