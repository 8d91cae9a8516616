import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import type { SeenOperation, SmartAccountPort } from '../../ports/smart-account.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { broughtBy, takenBy } from './moved-by.ts';
import { mayTake, openOperations, operationsOf } from './operations.ts';
import { startOf } from './start.ts';
import { OrderEvent, type OrderState, type SourceSeen } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** Where an order begins on chain, as far as it can be read. */
interface Place {
  readonly chain: ChainPort;
  readonly accounts: SmartAccountPort;
}

/** What the chain says of the operation that the service named, whatever the service says now. */
export async function seenSource(
  action: ActionState<OrderState>,
  world: EarnWorld,
  tools: EngineTools,
): Promise<News> {
  const { state } = action;
  const { source } = state;
  if (startOf(state) === null || (isDone(state) && source?.succeeded === true)) return ok([]);
  // What has failed for good may have been sent again under another name.
  const wanted = openOperations(state);
  if (isDone(state) && wanted.length === 0) return ok([]);
  const place = placeOf(state, world);
  if (!place.ok) return place;
  if (place.value === null) return ok([]);
  if (source !== null && !isDone(state)) return confirmSource(state, source, place.value);
  for (const operation of wanted) {
    const found = await find(state, operation, place.value);
    if (!found.ok) return found;
    if (found.value === null) continue;
    if (!(await mayTake(action, operation, found.value.transactionHash, tools))) continue;
    return seen(found.value, false, state, place.value);
  }
  return ok([]);
}

/** No block takes it back any more, and what it took and brought was counted, as far as it can be. */
function isDone({ source, arrival }: OrderState): boolean {
  if (source?.final !== true || source.paid === undefined) return false;
  return source.brought !== undefined || arrival !== null || !source.succeeded;
}

/** Null: nobody could read that chain when it was asked for, and nobody can now. */
function placeOf({ input, intent }: OrderState, world: EarnWorld): Result<Place | null, Trouble> {
  const chain = needChain(world, input.usdc.chain);
  const accounts = needSmartAccounts(world, input.usdc.chain);
  const never = intent?.sourceBlock == null;
  if (!chain.ok) return never ? ok(null) : chain;
  if (!accounts.ok) return never ? ok(null) : accounts;
  return ok({ chain: chain.value, accounts: accounts.value });
}

/** Where the service says, else in any block since it was asked for. */
async function find(
  state: OrderState,
  operation: string,
  { chain, accounts }: Place,
): Promise<Result<SeenOperation | null, Trouble>> {
  const { word, input } = state;
  const since = startOf(state)?.sourceBlock ?? null;
  const ours = (one: SeenOperation | null) =>
    one !== null && sameAddress(one.account, input.account) && one.blockNumber > (since ?? -1);
  const hash = word?.sourceTransaction ?? null;
  if (hash !== null) {
    const named = await accounts.operationIn(hash, operation);
    if (!named.ok) return named;
    if (ours(named.value)) return named;
  }
  if (since === null) return ok(null);
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value === null || head.value.number <= since) return ok(null);
  const range = { fromBlock: since + 1, toBlock: head.value.number };
  return accounts.operation({ account: input.account, userOpHash: operation, ...range });
}

/** Looks again: a block that was taken back takes the operation with it, and it may end otherwise. */
async function confirmSource(state: OrderState, source: SourceSeen, place: Place): Promise<News> {
  const { chain, accounts } = place;
  const operation = source.operation ?? operationsOf(state)[0];
  if (operation === undefined) return ok([]);
  const again = await accounts.operationIn(source.hash, operation);
  if (!again.ok) return again;
  if (again.value === null) {
    return ok([{ type: OrderEvent.sourceGone, version: 1, data: { hash: source.hash } }]);
  }
  const last = await chain.block('finalized');
  if (!last.ok) return err(last.error);
  const { blockNumber, succeeded } = again.value;
  const final = last.value !== null && blockNumber <= last.value.number;
  const same = blockNumber === source.blockNumber && succeeded === source.succeeded;
  return !final && same ? ok([]) : seen(again.value, final, state, place);
}

/** With what it took. */
async function seen(
  { transactionHash: hash, succeeded, blockNumber, userOpHash: operation }: SeenOperation,
  final: boolean,
  { input }: OrderState,
  { accounts }: Place,
): Promise<News> {
  const taken = await takenBy({ accounts, hash, operation }, input);
  if (!taken.ok) return taken;
  const paid = taken.value?.net.toString() ?? null;
  const came = await broughtBy({ accounts, hash, operation }, input);
  if (!came.ok) return came;
  const brought = came.value?.toString() ?? null;
  const data = { hash, succeeded, blockNumber, operation, paid, brought, final };
  return ok([{ type: OrderEvent.source, version: 1, data }]);
}
