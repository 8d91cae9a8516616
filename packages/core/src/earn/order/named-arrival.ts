import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { arrivedIn, type FoundArrival, kindsOf, type SeenArrival } from './arrival.ts';
import { isCrossChain } from './input.ts';
import { mayTake, operationsOf } from './operations.ts';
import { isOf, mightBring, othersSince } from './others.ts';
import { hasCrossedIn, isAbout, paidIn } from './paid.ts';
import { startOf } from './start.ts';
import type { OrderState } from './state.ts';
import { isWorthIt } from './worth.ts';

type Order = ActionState<OrderState>;
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
): Promise<Result<FoundArrival | null, Trouble>> {
  const { input } = action.state;
  const start = startOf(action.state);
  for (const hash of namedTransactions(action.state)) {
    for (const what of kindsOf(input)) {
      const found = await arrivedIn(chain, hash, input, what);
      if (!found.ok) return found;
      const arrival = found.value;
      // What was there before the order was asked for is none of its doing, whoever names it.
      if (arrival === null || arrival.blockNumber <= (start?.destinationBlock ?? -1)) continue;
      const proof = isCrossChain(input)
        ? await crossed(action, arrival, chain, world, tools)
        : await carriedOut(action, arrival, chain, world, tools);
      if (!proof.ok) return proof;
      if (proof.value === 'not ours') continue;
      return ok({ ...arrival, proven: proof.value === 'proven' });
    }
  }
  return ok(null);
}

/** On one chain the order's own operation takes what is paid and brings what was ordered. */
async function carriedOut(
  action: Order,
  arrival: SeenArrival,
  chain: ChainPort,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Proof> {
  const { input } = action.state;
  const wanted = BigInt(input.amount);
  const paid = await paidIn(chain, arrival.hash, input);
  if (!paid.ok) return paid;
  const enough = paid.value >= wanted || isAbout(paid.value, wanted);
  if (!enough) return ok('not ours');
  const accounts = world.smartAccounts(input.usdc.chain);
  const operations = operationsOf(action.state);
  if (accounts === undefined || operations.length === 0) {
    if (!isAbout(paid.value, wanted)) return ok('not ours');
    return ok((await isFree(action, arrival, tools)) ? 'likely' : 'not ours');
  }
  for (const operation of operations) {
    const seen = await accounts.operationIn(arrival.hash, operation);
    if (!seen.ok) return seen;
    if (seen.value?.succeeded !== true || !sameAddress(seen.value.account, input.account)) continue;
    if (await mayTake(action, operation, arrival.hash, tools)) return ok('proven');
  }
  return ok('not ours');
}

/**
 * Between chains only the burn has a name of ours. What arrived is to come of as much USDC as was
 * burnt, to be worth it where that can be said, and to be nobody else's.
 */
async function crossed(
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
  const carried = await hasCrossedIn(chain, arrival.hash, input);
  if (!carried.ok) return carried;
  if (!carried.value) return ok('not ours');
  const fits = await isWorthIt(input, arrival, world);
  if (!fits.ok) return fits;
  if (fits.value === false) return ok('not ours');
  return ok(burnt ? 'proven' : 'likely');
}

/** No other action has brought it, or is bringing it now. */
async function isFree(
  { id, state }: Order,
  { hash, what }: SeenArrival,
  { ledger, claims }: EngineTools,
): Promise<boolean> {
  if (!claims.take(`arrival ${hash}`, id)) return false;
  const others = await othersSince(id, startOf(state)?.at ?? 0, ledger);
  if (others.some((row) => isOf(row, hash))) return false;
  // Without a name of its own it could as well be what another order waits for.
  const nameless = operationsOf(state).length === 0 && state.relay === null;
  return !nameless || !others.some((row) => mightBring(row, state.input, what));
}
