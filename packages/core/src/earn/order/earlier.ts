import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { NewEvent } from '../../ports/ledger.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import type { OrderInput } from './input.ts';
import { takenBy } from './moved-by.ts';
import { isNamedElsewhere, newOperations, operationsOf } from './operations.ts';
import { startOf } from './start.ts';
import { type EarlierAttempt, OrderEvent, type OrderState } from './state.ts';

/** So many operations of one earlier attempt are written down; a service that names more is not followed. */
const MOST_NAMED = 8;

/** What became of an operation, as far as its chain shows it. */
export type Became = 'unseen' | 'not final' | 'failed' | 'carried out';

/** How an earlier attempt stands. */
export type EarlierStands =
  /** The service was just asked, and names nothing for it but what failed for good. */
  | { readonly is: 'spent' }
  /** Nobody can say whether it was sent again. */
  | { readonly is: 'unknown'; readonly why: string }
  /** It may come about yet. */
  | { readonly is: 'open'; readonly operation: string; readonly became: Became }
  | { readonly is: 'told open'; readonly status: string }
  | { readonly is: 'carried out' };

/** What one look at the earlier attempts shows. */
export interface EarlierLook {
  readonly news: readonly NewEvent[];
  readonly stands: readonly EarlierStands[];
}

type Order = Pick<ActionState<OrderState>, 'id' | 'state'>;

/** What is kept of an attempt when the order is tried again; nothing of one that nobody took. */
export function earlierOf(state: OrderState): readonly EarlierAttempt[] {
  const { earlierAttempts, actionId, intent, spent } = state;
  const sourceBlock = startOf(state)?.sourceBlock ?? null;
  if (actionId === null || intent === null || sourceBlock === null) return earlierAttempts;
  const named = operationsOf(state).filter((one) => !spent.includes(one));
  return [...earlierAttempts, { actionId, at: intent.at, sourceBlock, failed: spent, named }];
}

/** Something may still come of an earlier attempt, as far as anybody knows. */
export function watchesEarlier(state: OrderState): boolean {
  return state.earlierAttempts.some((attempt) => !wasCarriedOut(attempt, state));
}

/** Records of earlier versions do not say which attempt it was: there was one then. */
function wasCarriedOut({ actionId }: EarlierAttempt, { twice, earlierAttempts }: OrderState) {
  return twice.some((one) => (one.actionId ?? earlierAttempts[0]?.actionId) === actionId);
}

/**
 * Whether the service has sent an earlier attempt again, under another name, and what came of that:
 * told as carried out once no block takes it back. A service that does not answer is no trouble.
 */
export async function lookAtEarlier(
  { id, state }: Order,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Result<EarlierLook, Trouble>> {
  const news: NewEvent[] = [];
  const stands: EarlierStands[] = [];
  for (const attempt of state.earlierAttempts) {
    if (wasCarriedOut(attempt, state)) {
      stands.push({ is: 'carried out' });
      continue;
    }
    const look = await lookAt(attempt, { id, state }, world, tools);
    if (!look.ok) return look;
    news.push(...look.value.news);
    stands.push(...look.value.stands);
  }
  return ok({ news, stands });
}

/** As {@link lookAtEarlier}, where only the news count. */
export async function seenEarlier(
  action: Order,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Result<readonly NewEvent[], Trouble>> {
  const look = await lookAtEarlier(action, world, tools);
  return look.ok ? ok(look.value.news) : look;
}

async function lookAt(
  attempt: EarlierAttempt,
  action: Order,
  world: EarnWorld,
  tools: EngineTools,
): Promise<Result<EarlierLook, Trouble>> {
  const { actionId, at, failed, named } = attempt;
  const { input } = action.state;
  const news: NewEvent[] = [];
  const stands: EarlierStands[] = [];
  const answer = await world.earn.action(actionId);
  if (!answer.ok) stands.push({ is: 'unknown', why: answer.error.message });
  const told = answer.ok ? (answer.value.userOpHash?.toLowerCase() ?? null) : null;
  const now = told === null || failed.includes(told) || named.includes(told) ? [] : [told];
  // What the attempt of now was told first is one and the same purchase.
  const own = newOperations(action.state);
  for (const operation of [...named, ...now].filter((one) => !own.includes(one))) {
    if (await isNamedElsewhere(action.id, operation, at, tools)) {
      const why = `It names operation ${operation} for it, which is another order's.`;
      stands.push({ is: 'unknown', why });
      continue;
    }
    if (!named.includes(operation) && named.length < MOST_NAMED) {
      const data = { actionId, operation };
      news.push({ type: OrderEvent.earlierNamed, version: 1, data });
    }
    const found = await find(operation, attempt, input, world);
    if (!found.ok) return found;
    const { became, seen } = found.value;
    if (became === 'failed') continue;
    if (became !== 'carried out') stands.push({ is: 'open', operation, became });
    else if (seen !== null) {
      news.push({ type: OrderEvent.earlierCarriedOut, version: 1, data: { actionId, ...seen } });
      stands.push({ is: 'carried out' });
      return ok({ news, stands });
    }
  }
  if (answer.ok && answer.value.phase !== 'failed') {
    stands.push({ is: 'told open', status: answer.value.status });
  }
  return ok({ news, stands: stands.length === 0 ? [{ is: 'spent' }] : stands });
}

interface Found {
  readonly became: Became;
  /** Once it was carried out for good: where, and what it took. */
  readonly seen: {
    readonly operation: string;
    readonly hash: string;
    readonly blockNumber: number;
    readonly paid: string | null;
  } | null;
}

/** Looks for an operation up to the head of its chain. */
async function find(
  operation: string,
  { sourceBlock }: EarlierAttempt,
  input: OrderInput,
  world: EarnWorld,
): Promise<Result<Found, Trouble>> {
  const chain = needChain(world, input.usdc.chain);
  if (!chain.ok) return chain;
  const accounts = needSmartAccounts(world, input.usdc.chain);
  if (!accounts.ok) return accounts;
  const unseen = ok<Found>({ became: 'unseen', seen: null });
  const head = await chain.value.block('latest');
  if (!head.ok) return head;
  const toBlock = head.value?.number ?? 0;
  if (toBlock <= sourceBlock) return unseen;
  const query = { account: input.account, userOpHash: operation };
  const there = await accounts.value.operation({ ...query, fromBlock: sourceBlock + 1, toBlock });
  if (!there.ok) return there;
  if (there.value === null || !sameAddress(there.value.account, input.account)) return unseen;
  const last = await chain.value.block('finalized');
  if (!last.ok) return last;
  const { transactionHash: hash, blockNumber, succeeded } = there.value;
  if (blockNumber > (last.value?.number ?? -1)) return ok({ became: 'not final', seen: null });
  if (!succeeded) return ok({ became: 'failed', seen: null });
  const taken = await takenBy({ accounts: accounts.value, hash, operation }, input);
  if (!taken.ok) return taken;
  const paid = taken.value?.net.toString() ?? null;
  return ok({ became: 'carried out', seen: { operation, hash, blockNumber, paid } });
}
