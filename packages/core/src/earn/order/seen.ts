import type { Trouble } from '../../action/definition.ts';
import type { ChainPort, Transfer } from '../../ports/chain.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { isCrossChain, type OrderInput } from './input.ts';
import { paidAsset } from './request.ts';
import { type Arrival, OrderEvent, type OrderState } from './state.ts';

type News = Result<readonly NewEvent[], Trouble>;

/** What the chain says of the operation that the service names. */
export async function seenSource(state: OrderState, world: EarnWorld): Promise<News> {
  const { word, input, source } = state;
  const hash = word?.sourceTransaction ?? null;
  const operation = word?.userOpHash ?? state.toldOperation;
  const accounts = world.smartAccounts(input.usdc.chain);
  if (hash === null || operation === null || accounts === undefined) return ok([]);
  if (source?.hash === hash) return ok([]);
  const seen = await accounts.operationIn(hash, operation);
  if (!seen.ok) return seen;
  if (seen.value === null) return ok([]);
  const { succeeded, blockNumber } = seen.value;
  return ok([{ type: OrderEvent.source, version: 1, data: { hash, succeeded, blockNumber } }]);
}

/** After a failure was told: whether what was to leave the account is still in it. */
export async function seenStill(state: OrderState, world: EarnWorld): Promise<News> {
  const { word, input, intent, stillThere } = state;
  if (word?.phase !== 'failed' || stillThere || intent?.heldBefore == null) return ok([]);
  const asset = paidAsset(input);
  const chain = world.chain(asset.chain);
  if (chain === undefined) return ok([]);
  const held = await chain.balance(input.account, asset.token);
  if (!held.ok) return held;
  if (held.value < BigInt(intent.heldBefore)) return ok([]);
  const data = { held: held.value.toString() };
  return ok([{ type: OrderEvent.stillThere, version: 1, data }]);
}

/** What has reached the account, and whether the chain can still take it back. */
export async function seenArrival(
  state: OrderState,
  world: EarnWorld,
  search: boolean,
): Promise<News> {
  const { input } = state;
  const chain = world.chain(input.instrument.shares.chain);
  if (chain === undefined || state.intent === null) return ok([]);
  if (state.arrival !== null) return confirmArrival(state.arrival, input, chain);
  const named = arrivalTransactions(state);
  if (named.length === 0 && search) return searchArrival(state, chain);
  for (const hash of named) {
    for (const what of kindsOf(input)) {
      const found = await arrivedIn(chain, hash, input, what);
      if (!found.ok) return found;
      if (found.value !== null) return ok([arrived(found.value)]);
    }
  }
  return ok([]);
}

/** For a deposit between chains that failed there, the USDC themselves are what arrives. */
function kindsOf(input: OrderInput): readonly Arrival['what'][] {
  if (input.direction === 'sell') return ['usdc'];
  return isCrossChain(input) ? ['shares', 'usdc'] : ['shares'];
}

function arrivalTransactions({ word, relay, input }: OrderState): readonly string[] {
  const told = isCrossChain(input)
    ? [word?.finalTransaction, word?.destinationTransaction, relay?.destinationTransaction]
    : [word?.finalTransaction, word?.destinationTransaction, word?.sourceTransaction];
  return [...new Set(told.filter((hash) => typeof hash === 'string'))];
}

async function arrivedIn(
  chain: ChainPort,
  hash: string,
  input: OrderInput,
  what: Arrival['what'],
): Promise<Result<Omit<Arrival, 'final'> | null, Trouble>> {
  const moved = await chain.transfersIn(hash, tokenOf(input, what));
  if (!moved.ok) return moved;
  return ok(sumOf(moved.value ?? [], input.account, what, hash));
}

/** Without a transaction to look into: the first arrival since the order was asked for. */
async function searchArrival(state: OrderState, chain: ChainPort): Promise<News> {
  const { input, intent } = state;
  const fromBlock = intent?.destinationBlock ?? null;
  if (fromBlock === null) return ok([]);
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value === null) return ok([]);
  for (const what of kindsOf(input)) {
    const moved = await chain.transfersTo({
      to: input.account,
      token: tokenOf(input, what),
      fromBlock: fromBlock + 1,
      toBlock: head.value.number,
    });
    if (!moved.ok) return moved;
    const first = moved.value[0]?.transactionHash;
    if (first === undefined) continue;
    const found = sumOf(
      moved.value.filter((each) => each.transactionHash === first),
      input.account,
      what,
      first,
    );
    if (found !== null) return ok([arrived(found)]);
  }
  return ok([]);
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

function arrived(arrival: Omit<Arrival, 'final'>, final = false): NewEvent {
  return { type: OrderEvent.arrival, version: 1, data: { ...arrival, final } };
}

function sumOf(
  moved: readonly Transfer[],
  account: string,
  what: Arrival['what'],
  hash: string,
): Omit<Arrival, 'final'> | null {
  const ours = moved.filter(({ to }) => sameAddress(to, account));
  const amount = ours.reduce((sum, each) => sum + each.amount, 0n);
  const block = ours[0]?.blockNumber;
  if (block === undefined || amount === 0n) return null;
  return { what, hash, amount: amount.toString(), blockNumber: block };
}

function tokenOf({ instrument, landing }: OrderInput, what: Arrival['what']): string {
  return what === 'shares' ? instrument.shares.token : landing.token;
}
