import type { ActionState } from '../action/action-state.ts';
import type { EngineTools } from '../action/definition.ts';
import { actionStream } from '../action/load.ts';
import type { SwapWorld } from '../action/world.ts';
import type { ChainPort, Transfer } from '../ports/chain.ts';
import { ok } from '../result/result.ts';
import { byTransaction, type News, newsOf } from './movement-news.ts';
import { type SeenMovement, SwapEvent, type SwapState } from './state.ts';

/** Deposits, payouts and refunds as the chains show them; the provider's hashes are only hints. */
export async function seenOnChain(
  action: ActionState<SwapState>,
  world: SwapWorld,
  tools: EngineTools,
): Promise<readonly News[]> {
  const { state } = action;
  const { quote, status, input } = state;
  const claimed = async (hash: string) => takenElsewhere(tools, action.id, hash);
  if (quote === null) return [];
  const origin = world.chain(input.origin.chain);
  const destination = world.chain(input.destination.chain);
  const looks: News[] = [];
  if (origin !== undefined) looks.push(await deposits(state, origin));
  if (destination !== undefined) {
    const hashes = status?.destinationTransactions ?? [];
    looks.push(
      await movements(destination, hashes, {
        to: input.recipient,
        token: input.destination.token,
        after: quote.destinationBlock ?? 0,
        known: state.payouts,
        claimed,
        seen: SwapEvent.payoutSeen,
        gone: SwapEvent.payoutGone,
      }),
    );
  }
  if (origin !== undefined) {
    const own = new Set(state.track.sent.map((entry) => entry.hash));
    const hashes = (status?.originTransactions ?? []).filter((hash) => !own.has(hash));
    looks.push(
      await movements(origin, hashes, {
        to: input.refundTo,
        token: input.origin.token,
        after: quote.originBlock ?? 0,
        known: state.refunds,
        claimed,
        seen: SwapEvent.refundSeen,
        gone: SwapEvent.refundGone,
      }),
    );
  }
  return looks;
}

/**
 * Everything that reached the deposit address since the quote. Native payments leave no logs, so of
 * them only those are seen whose transactions we or the provider can name.
 */
export async function deposits(state: SwapState, chain: ChainPort): Promise<News> {
  const { quote, input } = state;
  if (quote === null || quote.originBlock === null) return ok([]);
  const names = { seen: SwapEvent.depositSeen, gone: SwapEvent.depositGone };
  if (input.origin.token === null) {
    const hashes = [
      ...state.track.sent.map((entry) => entry.hash),
      ...(state.status?.originTransactions ?? []),
    ];
    return movements(chain, hashes, {
      to: quote.depositAddress,
      token: null,
      after: quote.originBlock,
      known: state.deposits,
      ...names,
    });
  }
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value === null) return ok([]);
  const found = await chain.transfersTo({
    to: quote.depositAddress,
    token: input.origin.token,
    fromBlock: quote.originBlock,
    toBlock: head.value.number,
  });
  if (!found.ok) return found;
  return newsOf(chain, byTransaction(found.value), state.deposits, names);
}

interface Wanted {
  readonly to: string;
  readonly token: string | null;
  /** Nothing of this swap can be in this block or an older one: such a hash is a false claim. */
  readonly after: number;
  readonly known: readonly SeenMovement[];
  /** Whether another action has already taken this transaction for its own. */
  readonly claimed?: (hash: string) => Promise<boolean>;
  readonly seen: string;
  readonly gone: string;
}

/** What the named transactions really moved to whom it should. */
async function movements(
  chain: ChainPort,
  hashes: readonly string[],
  wanted: Wanted,
): Promise<News> {
  const found: Transfer[] = [];
  // A hash is a number: spelt in another way it is still the same transaction.
  const names = new Set(
    [...hashes, ...wanted.known.map((seen) => seen.hash)].map((hash) => hash.toLowerCase()),
  );
  for (const hash of names) {
    if (!/^0x[0-9a-f]{64}$/.test(hash)) continue;
    const moved = await chain.transfersIn(hash, wanted.token);
    if (!moved.ok) return moved;
    const ours = (moved.value ?? []).filter(
      ({ to, blockNumber }) =>
        to.toLowerCase() === wanted.to.toLowerCase() && blockNumber > wanted.after,
    );
    if (ours.length === 0) continue;
    const isKnown = wanted.known.some((seen) => seen.hash === hash);
    if (!isKnown && (await wanted.claimed?.(hash)) === true) continue;
    found.push(...ours);
  }
  return newsOf(chain, byTransaction(found), wanted.known, wanted);
}

/**
 * One payment answers one swap: whoever was shown it first keeps it. Asked in this order, so that what
 * another swap is recording at this moment is seen in one place or the other.
 */
async function takenElsewhere(
  { claims, ledger }: EngineTools,
  id: string,
  hash: string,
): Promise<boolean> {
  if (!claims.take(hash, id)) return true;
  const own = actionStream(id);
  const holders = new Set<string>();
  for (const { type, stream } of await ledger.eventsNaming('hash', hash)) {
    if (type === SwapEvent.payoutSeen || type === SwapEvent.refundSeen) holders.add(stream);
    if (type === SwapEvent.payoutGone || type === SwapEvent.refundGone) holders.delete(stream);
  }
  holders.delete(own);
  return holders.size > 0;
}
