import type { Trouble } from '../../action/definition.ts';
import { ok, type Result } from '../../result/result.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts } from '../world.ts';
import { referralOf } from './fees.ts';
import { type OrderInput, takesUsdc } from './input.ts';

/** What should come of an order. USDC, base units. */
export interface Expected {
  /** What fees are taken of: what is paid (buy), or what it redeems for (sell). */
  readonly of: bigint;
  /** What it should be worth (buy) or what should come out (sell), whatever the service keeps apart. */
  readonly about: bigint;
  /** For so little a vault gives nothing at all. */
  readonly nothing: boolean;
}

/** What should come of it; null where nobody can say. */
export async function expected(
  input: OrderInput,
  world: EarnWorld,
): Promise<Result<Expected | null, Trouble>> {
  if (input.direction === 'buy') {
    const fee = input.transfer.speed === 'fast' ? BigInt(input.transfer.maxFee) : 0n;
    const of = BigInt(input.amount);
    const left = of - fee - referralOf(of, input);
    const about = left > 0n ? left : 0n;
    return ok({ of, about, nothing: about === 0n || (await buysNothing(about, input, world)) });
  }
  // A vault tells what shares are worth in what it takes; that is no amount of USDC by itself.
  if (!takesUsdc(input)) return ok(null);
  const { shares } = input.instrument;
  const accounts = needSmartAccounts(world, shares.chain);
  if (!accounts.ok) return accounts;
  const asset = await accounts.value.vaultAsset(shares.token);
  if (!asset.ok) return asset;
  // What a vault of another token is worth is no amount of USDC.
  if (asset.value !== null && !sameAddress(asset.value, input.landing.token)) return ok(null);
  const worth = await accounts.value.redeemable(shares.token, BigInt(input.amount));
  if (!worth.ok && worth.error.code === 'CHAIN_UNAVAILABLE') return worth;
  // Not every instrument can be asked that way; what cannot be asked is not guessed.
  const of = worth.ok ? worth.value : countedAsIs(input);
  if (of === null) return ok(null);
  const about = of - referralOf(of, input);
  return ok({ of, about, nothing: about <= 0n });
}

/** Of a pool whose token counts what was deposited: so much of it is as much of that. */
function countedAsIs({ instrument, landing, amount }: OrderInput): bigint | null {
  const { oneToOne, shares } = instrument;
  return oneToOne === true && shares.decimals === landing.decimals ? BigInt(amount) : null;
}

/** Enough shares that their price is not rounded away. */
const MANY = 10n ** 12n;

/** Whether so much USDC is less than one unit of the shares costs; a vault that cannot be asked says no. */
async function buysNothing(units: bigint, input: OrderInput, world: EarnWorld): Promise<boolean> {
  const { chain, token, decimals } = input.instrument.shares;
  if (!takesUsdc(input)) return false;
  const many = MANY * 10n ** BigInt(decimals);
  const worth = await world.smartAccounts(chain)?.redeemable(token, many);
  return worth?.ok === true && worth.value > 0n && (units * many) / worth.value === 0n;
}
