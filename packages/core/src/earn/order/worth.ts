import type { Trouble } from '../../action/definition.ts';
import { lessBasisPointsFloor, parseBasisPoints } from '../../money/index.ts';
import { ok, type Result } from '../../result/result.ts';
import type { EarnWorld } from '../world.ts';
import type { SeenArrival } from './arrival.ts';
import { mostLostOf } from './fees.ts';
import { type OrderInput, takesUsdc } from './input.ts';

/** USDC that what arrived is worth, base units; null where nobody can say. */
export async function worthOfArrival(
  input: OrderInput,
  { what, amount }: Pick<SeenArrival, 'what' | 'amount'>,
  world: EarnWorld,
): Promise<Result<bigint | null, Trouble>> {
  return what === 'usdc' ? ok(BigInt(amount)) : worthOf(input, BigInt(amount), world);
}

/** USDC that shares are worth, base units; null where nobody can say. */
async function worthOf(
  input: OrderInput,
  shares: bigint,
  world: EarnWorld,
): Promise<Result<bigint | null, Trouble>> {
  const { instrument, usdc } = input;
  const { chain, token, decimals } = instrument.shares;
  if (!takesUsdc(input)) return ok(null);
  const accounts = world.smartAccounts(chain);
  if (accounts === undefined) return ok(null);
  const worth = await accounts.redeemable(token, shares);
  if (worth.ok) return worth;
  if (worth.error.code === 'CHAIN_UNAVAILABLE') return worth;
  // What cannot be asked for its price stands for the deposit one to one, if for anything.
  return ok(decimals === usdc.decimals ? shares : null);
}

/**
 * Whether an arrival is worth what was ordered: a tenth more at most, and a tenth less at most than
 * what fees and slippage may leave. Null where nobody can say.
 */
export async function isWorthIt(
  input: OrderInput,
  arrival: SeenArrival,
  world: EarnWorld,
): Promise<Result<boolean | null, Trouble>> {
  const came = await worthOfArrival(input, arrival, world);
  if (!came.ok) return came;
  const paid =
    input.direction === 'buy'
      ? ok(BigInt(input.amount))
      : await worthOf(input, BigInt(input.amount), world);
  if (!paid.ok) return paid;
  if (came.value === null || paid.value === null) return ok(null);
  const slippage = parseBasisPoints(input.slippageBasisPoints);
  const left = paid.value - mostLostOf(input, paid.value);
  const least = slippage.ok ? lessBasisPointsFloor(left, slippage.value) : 0n;
  return ok(came.value * 10n >= least * 9n && came.value * 10n <= paid.value * 11n);
}
