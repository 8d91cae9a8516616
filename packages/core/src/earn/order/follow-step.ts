import type { EngineTools, ReadStep, Trouble } from '../../action/definition.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { type EarnWorld, isRefusal, troubleOf } from '../world.ts';
import { concludeOrder } from './conclude.ts';
import { seenEarlier } from './earlier.ts';
import { withNews } from './fold.ts';
import { seenArrival, seenStill } from './seen.ts';
import { seenSource } from './source.ts';
import { burnGone, burnOf, isWatchedOn } from './standing.ts';
import { seenStart } from './start.ts';
import { OrderEvent, type OrderState, type OrderWord, type RelayWord } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** One look at everything an order depends on: the service, the transfer between chains, both chains. */
export function followOrderStep(): ReadStep<OrderState, EarnWorld> {
  return {
    type: 'read',
    async run(action, world, tools) {
      const { state } = action;
      const over = state.ending !== null && !isWatchedOn(state);
      if (over || state.intent === null) return seenEarlier(action, world, tools);
      const told = [
        await newWord(state, world),
        await relayed(state, world, tools),
        await seenEarlier(action, world, tools),
      ];
      const words = told.flatMap((look) => (look.ok ? look.value : []));
      // The chains are asked about what the service says now.
      const heard = { ...action, state: withNews(state, words, tools.clock.now()) };
      const seen = [
        await seenStart(heard, world),
        await seenSource(heard, world, tools),
        await seenArrival(heard, world, tools),
        await seenStill(heard.state, world),
      ];
      const news = [...words, ...seen.flatMap((look) => (look.ok ? look.value : []))];
      const blind = seen.find((look) => !look.ok);
      const moved = news.some(({ type }) => !WORDS.has(type));
      if (moved || (news.length > 0 && blind !== undefined)) return ok(news);
      if (blind !== undefined) return blind;
      // The chains were asked and nothing has moved: only now may something be called missing. A service
      // that has fallen silent says nothing against that, and one that finds other words at every look
      // does not put it off.
      const ends = concludeOrder(heard, tools.clock.now(), true);
      if (ends.length > 0) return ok([...words, ...ends]);
      return words.length > 0 ? ok(words) : (told.find((look) => !look.ok) ?? ok([]));
    },
  };
}

/** What the service says, and nothing that anybody has seen. */
const WORDS: ReadonlySet<string> = new Set([
  OrderEvent.status,
  OrderEvent.relay,
  OrderEvent.earlierNamed,
]);

/** A success may be taken back, or told before there is anything to name: until something arrived. */
async function newWord(state: OrderState, world: EarnWorld): Promise<News> {
  const paid = !burnGone(state) && !state.endedUnpaid;
  if (state.actionId === null || (state.arrival !== null && paid)) return ok([]);
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
  const burn = burnOf(state);
  if (burn === null || state.arrival !== null) return ok([]);
  const restarted = await relayAskedAgain(state, burn, world, tools);
  if (restarted.ok && restarted.value.some(({ type }) => type === OrderEvent.relayRestarted)) {
    return restarted;
  }
  // Whatever came of asking, the transfer is looked at: it may have gone on by itself.
  const answer = await world.earn.relay(burn);
  if (!answer.ok) {
    const refused = restarted.ok && restarted.value.length > 0;
    return refused ? restarted : err(troubleOf(answer.error));
  }
  if (answer.value === null) return restarted;
  const { status, phase, destinationTransaction, error, received } = answer.value;
  const relay: RelayWord = { status, phase, destinationTransaction, error };
  if (isSame(relay, state.relay)) return restarted;
  const data = { ...relay, received } as unknown as JsonObject;
  const before = restarted.ok ? restarted.value : [];
  return ok([...before, { type: OrderEvent.relay, version: 1, data }]);
}

/** Asks for the transfer to be started again where a person wants that. A no is an answer. */
async function relayAskedAgain(
  state: OrderState,
  sourceTransaction: string,
  world: EarnWorld,
  tools: EngineTools,
): Promise<News> {
  if (!state.wantsRelay || tools.ledger.mode() === 'recovered') return ok([]);
  const sourceChain = state.input.usdc.chain;
  const asked = await world.earn.restartRelay({ sourceTransaction, sourceChain });
  if (asked.ok) {
    return ok([{ type: OrderEvent.relayRestarted, version: 1, data: { ...asked.value } }]);
  }
  if (!isRefusal(asked.error)) return err(troubleOf(asked.error));
  const { code, message } = asked.error;
  return ok([{ type: OrderEvent.relayRefused, version: 1, data: { code, message } }]);
}

function isSame(next: object, known: object | null): boolean {
  if (known === null) return false;
  const before = known as Record<string, unknown>;
  return Object.entries(next).every(
    ([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value),
  );
}
