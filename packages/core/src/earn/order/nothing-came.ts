import { chainName, showAsset } from '../asset.ts';
import { isCrossChain } from './input.ts';
import { mayBeOpen } from './operations.ts';
import { isAbout } from './paid.ts';
import { paidAsset } from './request.ts';
import { broughtNothing } from './standing.ts';
import type { OrderState } from './state.ts';

/**
 * Whether the chain says for good that the order's operation took what was ordered and brought nothing.
 * Between chains what was ordered comes later, and elsewhere. While the service has not said how it
 * ended, or has named another operation of which nothing is seen yet, there is something to wait for.
 */
export function nothingCame(state: OrderState): boolean {
  const { input, word, source, arrival } = state;
  if (isCrossChain(input) || arrival !== null) return false;
  if (word?.phase !== 'success' && word?.phase !== 'failed') return false;
  if (!broughtNothing(state) || mayBeOpen(state)) return false;
  if (typeof source?.paid !== 'string') return false;
  const [paid, wanted] = [BigInt(source.paid), BigInt(input.amount)];
  return paid >= wanted || isAbout(paid, wanted);
}

/** The person was shown that this may come of it. */
export function nothingWasPromised({ promised }: OrderState): boolean {
  return promised === '0';
}

/** While somebody is to look, and as it ended. */
export function forNothing({ input, source }: OrderState): string {
  const asset = paidAsset(input);
  const paid = showAsset(asset, source?.paid ?? input.amount);
  return `It was carried out: ${paid} left your account on ${chainName(asset.chain)}, and nothing came for them.`;
}
