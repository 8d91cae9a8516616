import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import type { EarnWorld } from '../world.ts';
import { arrivedIn, type FoundArrival, kindsOf, type SeenArrival, tokenOf } from './arrival.ts';
import { isCrossChain } from './input.ts';
import { isOf, mightBring, othersSince } from './others.ts';
import { isAbout, leftSince, paidIn } from './paid.ts';
import { startOf } from './start.ts';
import type { OrderState } from './state.ts';
import { isWorthIt } from './worth.ts';

/**
 * What came of an order of which no answer was ever got: an arrival since it was asked for that is
 * worth what was ordered, that was paid for with as much, and that no other action brought, or might
 * have brought, nor an attempt before this one. It is found, not proven.
 */
export async function searchArrival(
  action: { readonly id: string; readonly state: OrderState },
  chain: ChainPort,
  world: EarnWorld,
  { ledger, claims }: EngineTools,
): Promise<Result<FoundArrival | null, Trouble>> {
  const { input, earlierAttempts } = action.state;
  // An earlier attempt, sent again, would bring the same.
  if (earlierAttempts.length > 0) return ok(null);
  const start = startOf(action.state);
  const fromBlock = start?.destinationBlock ?? null;
  if (start === null || fromBlock === null) return ok(null);
  const head = await chain.block('latest');
  if (!head.ok) return head;
  if (head.value === null || head.value.number <= fromBlock) return ok(null);
  for (const what of kindsOf(input)) {
    // USDC come from anywhere: after a transfer between chains, only shares tell of a purchase.
    if (what === 'usdc' && input.direction === 'buy') continue;
    const moved = await chain.transfersTo({
      to: input.account,
      token: tokenOf(input, what),
      fromBlock: fromBlock + 1,
      toBlock: head.value.number,
    });
    if (!moved.ok) return moved;
    // One for each transaction, oldest first.
    for (const hash of new Set(moved.value.map(({ transactionHash }) => transactionHash))) {
      const arrived = await arrivedIn(chain, hash, input, what);
      if (!arrived.ok) return arrived;
      const found = arrived.value;
      if (found === null) continue;
      if (!claims.take(`arrival ${found.hash}`, action.id)) continue;
      const others = await othersSince(action.id, start.at, ledger);
      if (others.some((row) => isOf(row, found.hash) || mightBring(row, input, what))) continue;
      const paid = await isPaidFor(action.state, found, chain, world);
      if (!paid.ok) return paid;
      if (!paid.value) continue;
      const fits = await isWorthIt(input, found, world);
      if (!fits.ok) return fits;
      // Where nobody can say, what was paid for it in the same transaction is enough.
      if (fits.value ?? !isCrossChain(input)) return ok({ ...found, proven: false });
    }
  }
  return ok(null);
}

/** As much as was ordered left the account for it: in the same transaction, or on the other chain. */
async function isPaidFor(
  state: OrderState,
  { hash }: SeenArrival,
  chain: ChainPort,
  world: EarnWorld,
): Promise<Result<boolean, Trouble>> {
  const wanted = BigInt(state.input.amount);
  if (isCrossChain(state.input)) {
    const since = await leftSince(state, world);
    return since.ok ? ok(since.value !== null && isAbout(since.value.left, wanted)) : since;
  }
  const paid = await paidIn(chain, hash, state.input);
  return paid.ok ? ok(isAbout(paid.value, wanted)) : paid;
}
