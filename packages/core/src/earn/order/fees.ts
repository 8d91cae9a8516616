import { lessBasisPointsFloor, parseBasisPoints } from '../../money/index.ts';
import type { OrderInput } from './input.ts';

/** More than this the service's router cannot keep of an order, basis points; what it keeps now is not told. */
export const MOST_KEPT = 500;

/** What the router may keep for the service itself, of so much USDC. Base units, rounded up. */
export function mostKeptOf(amount: bigint): bigint {
  return shareOf(amount, MOST_KEPT);
}

/** What may be missing at worst of what should come, line by line: `about` less both is `least`. Base units. */
export interface Worst {
  /** Kept by the service for itself. */
  readonly kept: bigint;
  /** Lost by the price, as far as the person accepts it. */
  readonly slipped: bigint;
  readonly least: bigint;
}

/** `of`: what the service takes its fee of. A share that is none promises nothing. */
export function worstOf(of: bigint, about: bigint, slippageBasisPoints: number): Worst {
  const most = mostKeptOf(of);
  const kept = most < about ? most : about;
  const left = about - kept;
  const share = parseBasisPoints(slippageBasisPoints);
  const least = share.ok ? lessBasisPointsFloor(left, share.value) : 0n;
  return { kept, slipped: left - least, least };
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
