import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { EarnWorld } from '../world.ts';
import { arrivedIn, type FoundArrival } from './arrival.ts';
import type { OrderInput } from './input.ts';
import { carriedBy } from './moved-by.ts';
import { namedArrival, namedTransactions } from './named-arrival.ts';
import { leftSince } from './paid.ts';
import { searchArrival } from './search-arrival.ts';
import { startOf } from './start.ts';
import { type Arrival, OrderEvent, type OrderState } from './state.ts';
import { worthOfArrival } from './worth.ts';

type News = Result<readonly NewEvent[], Trouble>;

/**
 * After a failure was told that no chain shows: whether what was to leave the account is still in it.
 * Each look is at the head as it is then, so what one has shown is taken back by another.
 */
export async function seenStill(state: OrderState, world: EarnWorld): Promise<News> {
  const { word, source, arrival, ending, repeated } = state;
  if (word?.phase !== 'failed' || source !== null || arrival !== null) return ok([]);
  // What was held before is not known where it may have left before that was read.
  if (ending !== null || repeated) return ok([]);
  const since = await leftSince(state, world);
  if (!since.ok) return since;
  if (since.value === null) return ok([]);
  const still = since.value.left <= 0n;
  if (still === state.held?.still) return ok([]);
  const data = { held: since.value.held.toString(), still };
  return ok([{ type: OrderEvent.stillThere, version: 1, data }]);
}

/** What has reached the account, and whether the chain can still take it back. */
export async function seenArrival(
  action: ActionState<OrderState>,
  world: EarnWorld,
  tools: EngineTools,
): Promise<News> {
  const { state, inDoubt } = action;
  const { input } = state;
  if (startOf(state) === null || state.arrival?.final === true) return ok([]);
  const chain = needChain(world, input.instrument.shares.chain);
  // Where nobody could read it from the beginning nothing is missed; else it was not asked, and that is said.
  if (!chain.ok) return state.intent?.destinationBlock == null ? ok([]) : chain;
  if (state.arrival !== null) return confirmArrival(state.arrival, input, chain.value, world);
  const found =
    inDoubt && namedTransactions(state).length === 0
      ? await searchArrival(action, chain.value, world, tools)
      : await namedArrival(action, chain.value, world, tools);
  if (!found.ok) return found;
  return ok(found.value === null ? [] : [arrived({ ...found.value, worth: null, final: false })]);
}

/** Looks again: a block that was taken back takes the arrival with it. */
async function confirmArrival(
  arrival: Arrival,
  input: OrderInput,
  chain: ChainPort,
  world: EarnWorld,
): Promise<News> {
  const again = await readAgain(arrival, input, chain, world);
  if (!again.ok) return again;
  if (again.value === null) {
    return ok([{ type: OrderEvent.gone, version: 1, data: { hash: arrival.hash } }]);
  }
  const now = again.value;
  const last = await chain.block('finalized');
  if (!last.ok) return err(last.error);
  const final = last.value !== null && now.blockNumber <= last.value.number;
  if (!final) {
    const same = now.blockNumber === arrival.blockNumber;
    return ok(same ? [] : [arrived({ ...now, worth: null, final })]);
  }
  const worth = await worthOfArrival(input, now, world);
  if (!worth.ok) return worth;
  return ok([arrived({ ...now, worth: worth.value?.toString() ?? null, final })]);
}

/** As it was counted at first; null: the chain shows it no more. */
async function readAgain(
  { hash, what, proven, operation }: Arrival,
  input: OrderInput,
  chain: ChainPort,
  world: EarnWorld,
): Promise<Result<FoundArrival | null, Trouble>> {
  const accounts = world.smartAccounts(input.instrument.shares.chain);
  if (operation == null || accounts === undefined) {
    const again = await arrivedIn(chain, hash, input, what);
    return again.ok ? ok(again.value && { ...again.value, proven }) : again;
  }
  const again = await carriedBy({ accounts, hash, operation }, input);
  if (!again.ok) return again;
  if (again.value === null || again.value.arrival === null) return ok(null);
  const { taken, arrival } = again.value;
  return ok({ ...arrival, operation, paid: taken.net.toString(), proven });
}

function arrived(arrival: Arrival): NewEvent {
  return { type: OrderEvent.arrival, version: 1, data: { ...arrival } };
}
