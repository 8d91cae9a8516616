import type { OrderInput } from './input.ts';

/** More than this the service's router cannot keep of an order; what it keeps now is not told. */
const MOST_KEPT = 500;

/** What the router may keep for the service itself, of so much USDC. Base units, rounded up. */
export function mostKeptOf(amount: bigint): bigint {
  return shareOf(amount, MOST_KEPT);
}

/** What goes to whoever referred the person, of so much USDC. Base units, rounded up. */
export function referralOf(amount: bigint, { referral }: OrderInput): bigint {
  return referral === null ? 0n : shareOf(amount, referral.basisPoints);
}

/** What may be missing at the end of so much USDC, slippage apart. Base units. */
export function mostLostOf(input: OrderInput, amount: bigint): bigint {
  const crossing = input.transfer.speed === 'fast' ? BigInt(input.transfer.maxFee) : 0n;
  const lost = mostKeptOf(amount) + referralOf(amount, input) + crossing;
  return lost < amount ? lost : amount;
}

/** Rounded up: it is a cost. */
function shareOf(amount: bigint, basisPoints: number): bigint {
  return (amount * BigInt(basisPoints) + 9_999n) / 10_000n;
}
