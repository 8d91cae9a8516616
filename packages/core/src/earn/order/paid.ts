import type { Trouble } from '../../action/definition.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import type { EarnWorld } from '../world.ts';
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
  return ok(ours.reduce((sum, { amount }) => sum + amount, 0n));
}

/** Whether so much USDC as crosses of an order was handled in one transaction of its own chain. */
export async function hasCrossedIn(
  chain: ChainPort,
  hash: string,
  input: OrderInput,
): Promise<Result<boolean, Trouble>> {
  const moved = await chain.transfersIn(hash, input.landing.token);
  if (!moved.ok) return moved;
  const most = BigInt(input.amount);
  const least = most - mostLostOf(input, most);
  return ok((moved.value ?? []).some(({ amount }) => amount >= least && amount <= most));
}

/** Tokens that grow by themselves round what they move: a thousandth less or more is the same. */
export function isAbout(one: bigint, other: bigint): boolean {
  const apart = one > other ? one - other : other - one;
  return apart * 1_000n <= other;
}

/**
 * Whether what was to leave the account is still in it, at the head of the chain: with what came in
 * since, which would hide what left. Null where nobody can say.
 */
export async function isStillHeld(
  { input, intent }: OrderState,
  world: EarnWorld,
): Promise<Result<{ readonly still: boolean; readonly held: bigint } | null, Trouble>> {
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
  const since = came.value.reduce((sum, { amount }) => sum + amount, 0n);
  return ok({ still: held.value >= BigInt(intent.heldBefore) + since, held: held.value });
}
