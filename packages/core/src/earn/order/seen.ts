import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import type { SeenOperation } from '../../ports/smart-account.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { EarnWorld } from '../world.ts';
import { type FoundArrival, kindsOf, sumOf, tokenOf } from './arrival.ts';
import { isCrossChain, type OrderInput } from './input.ts';
import { paidAsset } from './request.ts';
import { searchArrival } from './search-arrival.ts';
import { type Arrival, OrderEvent, type OrderState } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** What the chain says of the operation that the service names. */
export async function seenSource(state: OrderState, world: EarnWorld): Promise<News> {
  const { word, input, source, intent } = state;
  const hash = word?.sourceTransaction ?? null;
  const operation = word?.userOpHash ?? state.toldOperation;
  const accounts = world.smartAccounts(input.usdc.chain);
  if (operation === null || accounts === undefined) return ok([]);
  if (source !== null && (hash === null || source.hash === hash)) return ok([]);
  // A failure that names no transaction is not believed before the operation was looked for.
  const unnamed = hash === null && word?.phase === 'failed';
  const seen = unnamed
    ? await foundSince(intent?.sourceBlock ?? null, operation, input, world)
    : hash === null
      ? ok(null)
      : await accounts.operationIn(hash, operation);
  if (!seen.ok) return seen;
  if (seen.value === null) return ok([]);
  const { succeeded, blockNumber, transactionHash } = seen.value;
  const data = { hash: transactionHash, succeeded, blockNumber };
  return ok([{ type: OrderEvent.source, version: 1, data }]);
}

async function foundSince(
  fromBlock: number | null,
  userOpHash: string,
  { account, usdc }: OrderInput,
  world: EarnWorld,
): Promise<Result<SeenOperation | null, Trouble>> {
  const chain = world.chain(usdc.chain);
  const accounts = world.smartAccounts(usdc.chain);
  if (fromBlock === null || chain === undefined || accounts === undefined) return ok(null);
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value === null || head.value.number < fromBlock) return ok(null);
  return accounts.operation({ account, userOpHash, fromBlock, toBlock: head.value.number });
}

/**
 * After a failure was told: whether what was to leave the account is still in it. What has come in
 * since must be there as well, or it would hide what left.
 */
export async function seenStill(state: OrderState, world: EarnWorld): Promise<News> {
  const { word, input, intent, stillThere } = state;
  if (word?.phase !== 'failed' || stillThere || intent?.heldBefore == null) return ok([]);
  if (intent.sourceBlock === null) return ok([]);
  const asset = paidAsset(input);
  const chain = world.chain(asset.chain);
  if (chain === undefined) return ok([]);
  const held = await chain.balance(input.account, asset.token);
  if (!held.ok) return held;
  const head = await chain.block('latest');
  if (!head.ok) return head;
  const came = await chain.transfersTo({
    to: input.account,
    token: asset.token,
    fromBlock: intent.sourceBlock + 1,
    toBlock: Math.max(intent.sourceBlock, head.value?.number ?? 0),
  });
  if (!came.ok) return came;
  const since = came.value.reduce((sum, { amount }) => sum + amount, 0n);
  if (held.value < BigInt(intent.heldBefore) + since) return ok([]);
  const data = { held: held.value.toString() };
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
  const chain = world.chain(input.instrument.shares.chain);
  if (chain === undefined || state.intent === null) return ok([]);
  if (state.arrival !== null) return confirmArrival(state.arrival, input, chain);
  const named = arrivalTransactions(state);
  if (named.length === 0 && inDoubt) {
    const found = await searchArrival(action, chain, world, tools);
    if (!found.ok) return found;
    return ok(found.value === null ? [] : [arrived(found.value)]);
  }
  for (const hash of named) {
    for (const what of kindsOf(input)) {
      const found = await arrivedIn(chain, hash, input, what);
      if (!found.ok) return found;
      if (found.value !== null) return ok([arrived(found.value)]);
    }
  }
  return ok([]);
}

function arrivalTransactions({ word, relay, source, input }: OrderState): readonly string[] {
  const told = isCrossChain(input)
    ? [word?.finalTransaction, word?.destinationTransaction, relay?.destinationTransaction]
    : [word?.finalTransaction, word?.destinationTransaction, word?.sourceTransaction, source?.hash];
  return [...new Set(told.filter((hash) => typeof hash === 'string'))];
}

async function arrivedIn(
  chain: ChainPort,
  hash: string,
  input: OrderInput,
  what: Arrival['what'],
): Promise<Result<FoundArrival | null, Trouble>> {
  const moved = await chain.transfersIn(hash, tokenOf(input, what));
  if (!moved.ok) return moved;
  return ok(sumOf(moved.value ?? [], input.account, what, hash));
}

/** Looks again: a block that was taken back takes the arrival with it. */
async function confirmArrival(
  arrival: Arrival,
  input: OrderInput,
  chain: ChainPort,
): Promise<News> {
  if (arrival.final) return ok([]);
  const again = await arrivedIn(chain, arrival.hash, input, arrival.what);
  if (!again.ok) return again;
  if (again.value === null) {
    return ok([{ type: OrderEvent.gone, version: 1, data: { hash: arrival.hash } }]);
  }
  const last = await chain.block('finalized');
  if (!last.ok) return err(last.error);
  const final = last.value !== null && again.value.blockNumber <= last.value.number;
  if (!final && again.value.blockNumber === arrival.blockNumber) return ok([]);
  return ok([arrived(again.value, final)]);
}

function arrived(arrival: FoundArrival, final = false): NewEvent {
  return { type: OrderEvent.arrival, version: 1, data: { ...arrival, final } };
}
