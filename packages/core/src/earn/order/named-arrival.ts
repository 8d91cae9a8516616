import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress, sameHash } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { arrivedIn, type FoundArrival, kindsOf, type SeenArrival } from './arrival.ts';
import { isCrossChain } from './input.ts';
import { carriedBy } from './moved-by.ts';
import { mayTake, operationsOf } from './operations.ts';
import { isOf, mightBring, othersSince } from './others.ts';
import { crossingIn, isAbout, paidIn } from './paid.ts';
import { startOf } from './start.ts';
import type { OrderState } from './state.ts';
import { isWorthIt } from './worth.ts';

type Order = ActionState<OrderState>;
type Found = Result<FoundArrival | null, Trouble>;
type Proof = Result<'proven' | 'likely' | 'not ours', Trouble>;

/** The transactions in which the service says that what was ordered has arrived. */
export function namedTransactions({ word, relay, source, input }: OrderState): readonly string[] {
  const told = isCrossChain(input)
    ? [word?.finalTransaction, word?.destinationTransaction, relay?.destinationTransaction]
    : [word?.finalTransaction, word?.destinationTransaction, word?.sourceTransaction, source?.hash];
  return [...new Set(told.flatMap((hash) => hash?.toLowerCase() ?? []))];
}

/** What came of an order in a transaction that the service names, as far as the chain bears it out. */
export async function namedArrival(
  action: Order,
  chain: ChainPort,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Found> {
  const { state } = action;
  for (const hash of namedTransactions(state)) {
    const found = isCrossChain(state.input)
      ? await brought(action, hash, chain, (it) => isOfBurn(action, it, chain, world, tools))
      : await carriedOut(action, hash, chain, world, tools);
    if (!found.ok || found.value !== null) return found;
  }
  return ok(null);
}

/** What was there before the order was asked for is none of its doing, whoever names it. */
function isSince({ blockNumber }: SeenArrival, state: OrderState): boolean {
  return blockNumber > (startOf(state)?.destinationBlock ?? -1);
}

/**
 * On one chain the order's own operation takes what is paid and brings what was ordered. What others
 * did in the same transaction is not counted.
 */
async function carriedOut(
  action: Order,
  hash: string,
  chain: ChainPort,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Found> {
  const { input } = action.state;
  const accounts = world.smartAccounts(input.usdc.chain);
  const operations = operationsOf(action.state);
  if (accounts === undefined || operations.length === 0) return fitting(action, hash, chain, tools);
  for (const operation of operations) {
    const seen = await accounts.operationIn(hash, operation);
    if (!seen.ok) return seen;
    if (seen.value?.succeeded !== true || !sameAddress(seen.value.account, input.account)) continue;
    const done = await carriedBy({ accounts, hash, operation }, input);
    if (!done.ok) return done;
    if (done.value === null) return fitting(action, hash, chain, tools);
    const { taken, arrival } = done.value;
    const wanted = BigInt(input.amount);
    const enough = taken.gross >= wanted || isAbout(taken.gross, wanted);
    if (arrival === null || !enough || !isSince(arrival, action.state)) continue;
    if (!(await mayTake(action, operation, hash, tools))) continue;
    return ok({ ...arrival, operation, paid: taken.net.toString(), proven: true });
  }
  return ok(null);
}

/** Where no operation can be told from others: the whole transaction took and brought as much. */
async function fitting(
  action: Order,
  hash: string,
  chain: ChainPort,
  tools: EngineTools,
): Promise<Found> {
  const { input } = action.state;
  const paid = await paidIn(chain, hash, input);
  if (!paid.ok) return paid;
  if (!isAbout(paid.value, BigInt(input.amount))) return ok(null);
  return brought(action, hash, chain, async (arrival) =>
    ok((await isFree(action, arrival, tools)) ? 'likely' : 'not ours'),
  );
}

/** Of what a transaction brought since the order was asked for, the first that is judged to be of it. */
async function brought(
  { state }: Order,
  hash: string,
  chain: ChainPort,
  judge: (arrival: SeenArrival) => Promise<Proof>,
): Promise<Found> {
  for (const what of kindsOf(state.input)) {
    const found = await arrivedIn(chain, hash, state.input, what);
    if (!found.ok) return found;
    const arrival = found.value;
    if (arrival === null || !isSince(arrival, state)) continue;
    const proof = await judge(arrival);
    if (!proof.ok) return proof;
    if (proof.value !== 'not ours') return ok({ ...arrival, proven: proof.value === 'proven' });
  }
  return ok(null);
}

/**
 * Between chains only the burn has a name of ours. What arrived is to come of as much USDC as was
 * burnt, minted there, and to be nobody else's. Where that much is not seen, what arrived is a guess,
 * and is to be worth it.
 */
async function isOfBurn(
  action: Order,
  arrival: SeenArrival,
  chain: ChainPort,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Proof> {
  const { source, input } = action.state;
  const readable = world.smartAccounts(input.usdc.chain) !== undefined;
  const burnt = source?.succeeded === true;
  // Nothing arrives of what has not left, wherever that can be seen.
  if (!burnt && readable && operationsOf(action.state).length > 0) return ok('not ours');
  if (!(await isFree(action, arrival, tools))) return ok('not ours');
  const crossing = await crossingIn(chain, arrival, input);
  if (!crossing.ok) return crossing;
  if (crossing.value === 'not') return ok('not ours');
  // Whatever became of it: how little it is worth is then said. Of what nobody knows how old it may
  // be, it is no proof.
  const since = startOf(action.state)?.destinationBlock ?? null;
  if (burnt && crossing.value === 'minted' && since !== null) return ok('proven');
  const fits = await isWorthIt(input, arrival, world);
  if (!fits.ok) return fits;
  return ok(fits.value === false ? 'not ours' : 'likely');
}

/** No other action has brought it, or is bringing it now. */
async function isFree(
  { id, state }: Order,
  { hash, what }: SeenArrival,
  { ledger, claims }: EngineTools,
): Promise<boolean> {
  if (state.twice.some((one) => sameHash(one.hash, hash))) return false;
  if (!claims.take(`arrival ${hash}`, id)) return false;
  const others = await othersSince(id, startOf(state)?.at ?? 0, ledger);
  if (others.some((row) => isOf(row, hash))) return false;
  // Without a name of its own it could as well be what another order waits for.
  const nameless = operationsOf(state).length === 0 && state.relay === null;
  return !nameless || !others.some((row) => mightBring(row, state.input, what));
}
