import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, ReadStep, Trouble } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { type EarnWorld, troubleOf } from '../world.ts';
import { concludeOrder } from './conclude.ts';
import { isCrossChain } from './input.ts';
import { seenArrival, seenSource, seenStill } from './seen.ts';
import { OrderEvent, type OrderState, type OrderWord, type RelayWord } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** One look at everything an order depends on: the service, the transfer between chains, both chains. */
export function followOrderStep(): ReadStep<OrderState, EarnWorld> {
  return {
    type: 'read',
    async run(action, world, tools) {
      const { state } = action;
      const looks: News[] = [
        await newWord(state, world),
        await relayed(state, world, tools),
        await seenSource(state, world),
        await seenArrival(state, world, action.inDoubt),
        await seenStill(state, world),
      ];
      const news = looks.flatMap((look) => (look.ok ? look.value : []));
      if (news.length > 0) return ok(news);
      const trouble = looks.find((look) => !look.ok);
      if (trouble !== undefined) return trouble;
      // Everything was asked and nothing is new: only now may something be called missing.
      return ok(concludeOrder(action as ActionState<OrderState>, tools.clock.now(), true));
    },
  };
}

async function newWord(state: OrderState, world: EarnWorld): Promise<News> {
  if (state.actionId === null || state.word?.phase === 'success') return ok([]);
  const answer = await world.earn.action(state.actionId);
  if (!answer.ok) return err(troubleOf(answer.error));
  const told = answer.value;
  const word: OrderWord = {
    status: told.status,
    phase: told.phase,
    userOpHash: told.userOpHash,
    sourceTransaction: told.sourceTransaction,
    destinationTransaction: told.destinationTransaction,
    finalTransaction: told.finalTransaction,
    error: told.error,
  };
  if (isSame(word, state.word)) return ok([]);
  const data = { ...word, received: told.received } as unknown as JsonObject;
  return ok([{ type: OrderEvent.status, version: 1, data }]);
}

/** What became of the burn, from the source chain's transaction on. Unknown at first, which is normal. */
async function relayed(state: OrderState, world: EarnWorld, tools: EngineTools): Promise<News> {
  const burn = state.word?.sourceTransaction ?? null;
  if (burn === null || !isCrossChain(state.input) || state.relay?.phase === 'success')
    return ok([]);
  if (state.wantsRelay && tools.ledger.mode() !== 'recovered') {
    const sourceChain = state.input.usdc.chain;
    const asked = await world.earn.restartRelay({ sourceTransaction: burn, sourceChain });
    if (!asked.ok) return err(troubleOf(asked.error));
    return ok([{ type: OrderEvent.relayRestarted, version: 1, data: { ...asked.value } }]);
  }
  const answer = await world.earn.relay(burn);
  if (!answer.ok) return err(troubleOf(answer.error));
  if (answer.value === null) return ok([]);
  const { status, phase, destinationTransaction, error, received } = answer.value;
  const relay: RelayWord = { status, phase, destinationTransaction, error };
  if (isSame(relay, state.relay)) return ok([]);
  const data = { ...relay, received } as unknown as JsonObject;
  return ok([{ type: OrderEvent.relay, version: 1, data }]);
}

function isSame(next: object, known: object | null): boolean {
  if (known === null) return false;
  const before = known as Record<string, unknown>;
  return Object.entries(next).every(
    ([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value),
  );
}
