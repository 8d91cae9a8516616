import type { Trouble } from '../../action/definition.ts';
import type { ChainPort, Transfer } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
import { isMade, type SeenArrival, tokenOf, total } from './arrival.ts';
import { mostLostOf } from './fees.ts';
import type { OrderInput } from './input.ts';
import { paidAsset } from './request.ts';
import type { OrderState } from './state.ts';

/** What left the account, of what an order pays, in one transaction. Base units. */
export async function paidIn(
  chain: ChainPort,
  hash: string,
  input: OrderInput,
): Promise<Result<bigint, Trouble>> {
  const moved = await chain.transfersIn(hash, paidAsset(input).token);
  if (!moved.ok) return moved;
  const ours = (moved.value ?? []).filter(({ from }) => sameAddress(from, input.account));
  return ok(total(ours));
}

/**
 * How as much USDC as crosses of an order came into one transaction of the instrument's chain. Minted:
 * for what arrived nothing else was, so that all of it comes of one burn. Moved: anybody may have paid it.
 */
export async function crossingIn(
  chain: ChainPort,
  { hash, what }: Pick<SeenArrival, 'hash' | 'what'>,
  input: OrderInput,
): Promise<Result<'minted' | 'moved' | 'not', Trouble>> {
  const moved = await chain.transfersIn(hash, input.landing.token);
  if (!moved.ok) return moved;
  const most = BigInt(input.amount);
  const least = most - mostLostOf(input, most);
  const fits = (units: bigint): boolean => units >= least && units <= most;
  const all = moved.value ?? [];
  if (fits(total(all.filter(isMade)))) return ok('minted');
  const token = tokenOf(input, what);
  const came = sameAddress(token, input.landing.token)
    ? moved
    : await chain.transfersIn(hash, token);
  if (!came.ok) return came;
  const ours = (came.value ?? []).filter(({ to }) => sameAddress(to, input.account));
  const mint = mintBefore(all, ours);
  // The fee of a message is minted right after it, or there is none; before that may stand another's.
  if ([1, 2].some((last) => fits(total(mint.slice(-last))))) return ok('minted');
  return ok(all.some(({ amount }) => fits(amount)) ? 'moved' : 'not');
}

/**
 * Of several messages redeemed in one transaction each is minted, to whoever it is for and for its fee,
 * one right after the other, and used before the next is: what was minted last before something arrived
 * is what it came of. Nothing where it arrived in several parts of the transaction.
 */
function mintBefore(moved: readonly Transfer[], arrived: readonly Transfer[]): readonly Transfer[] {
  const inOrder = [...moved].sort((one, other) => one.logIndex - other.logIndex);
  const mints: Transfer[][] = [];
  for (const [at, transfer] of inOrder.entries()) {
    if (!isMade(transfer)) continue;
    const before = inOrder[at - 1];
    const last = mints.at(-1);
    const goesOn = before !== undefined && isMade(before) && isNext(before, transfer, arrived);
    if (goesOn && last !== undefined) last.push(transfer);
    else mints.push([transfer]);
  }
  const of = new Set(
    arrived.map(({ logIndex }) =>
      mints.findLast(([first]) => first !== undefined && first.logIndex <= logIndex),
    ),
  );
  const [only] = of;
  return of.size === 1 ? (only ?? []) : [];
}

/** Nothing arrived between the two. */
function isNext(one: Transfer, other: Transfer, arrived: readonly Transfer[]): boolean {
  return !arrived.some(({ logIndex }) => logIndex > one.logIndex && logIndex < other.logIndex);
}

/** Tokens that grow by themselves round what they move: a thousandth less or more is the same. */
export function isAbout(one: bigint, other: bigint): boolean {
  const apart = one > other ? one - other : other - one;
  return apart * 1_000n <= other;
}

/**
 * What the account holds of what was to leave it, at the head of the chain, and how much has left since:
 * what came in meanwhile would hide that. Null where nobody can say.
 */
export async function leftSince(
  { input, intent }: OrderState,
  world: EarnWorld,
): Promise<Result<{ readonly held: bigint; readonly left: bigint } | null, Trouble>> {
  const asset = paidAsset(input);
  const chain = world.chain(asset.chain);
  if (chain === undefined || intent?.heldBefore == null || intent.sourceBlock === null) {
    return ok(null);
  }
  const held = await chain.balance(input.account, asset.token);
  if (!held.ok) return held;
  const head = await chain.block('latest');
  if (!head.ok) return head;
  const [fromBlock, toBlock] = [intent.sourceBlock + 1, head.value?.number ?? 0];
  const came =
    toBlock < fromBlock
      ? ok([])
      : await chain.transfersTo({ to: input.account, token: asset.token, fromBlock, toBlock });
  if (!came.ok) return came;
  const left = BigInt(intent.heldBefore) + total(came.value) - held.value;
  return ok({ held: held.value, left });
}
