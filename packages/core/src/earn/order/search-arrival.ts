import type { EngineTools, Trouble } from '../../action/definition.ts';
import type { ChainPort, Transfer } from '../../ports/chain.ts';
import { ok, type Result } from '../../result/result.ts';
import type { EarnWorld } from '../world.ts';
import { type FoundArrival, kindsOf, type SeenArrival, sumOf, tokenOf } from './arrival.ts';
import { isCrossChain } from './input.ts';
import { isOf, mightBring, othersSince } from './others.ts';
import { isAbout, isStillHeld, paidIn } from './paid.ts';
import { startOf } from './start.ts';
import type { Arrival, OrderState } from './state.ts';
import { isWorthIt } from './worth.ts';

/**
 * What came of an order of which no answer was ever got: an arrival since it was asked for that is
 * worth what was ordered, that was paid for with as much, and that no other action brought, or might
 * have brought. It is found, not proven.
 */
export async function searchArrival(
  action: { readonly id: string; readonly state: OrderState },
  chain: ChainPort,
  world: EarnWorld,
  { ledger, claims }: EngineTools,
): Promise<Result<FoundArrival | null, Trouble>> {
  const { input } = action.state;
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
    for (const found of arrivalsIn(moved.value, input.account, what)) {
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
  if (isCrossChain(state.input)) {
    const held = await isStillHeld(state, world);
    return held.ok ? ok(held.value?.still === false) : held;
  }
  const paid = await paidIn(chain, hash, state.input);
  return paid.ok ? ok(isAbout(paid.value, BigInt(state.input.amount))) : paid;
}

/** One for each transaction, oldest first. */
function arrivalsIn(
  moved: readonly Transfer[],
  account: string,
  what: Arrival['what'],
): readonly SeenArrival[] {
  return [...new Set(moved.map(({ transactionHash }) => transactionHash))].flatMap((hash) => {
    const together = moved.filter((each) => each.transactionHash === hash);
    return sumOf(together, account, what, hash) ?? [];
  });
}
