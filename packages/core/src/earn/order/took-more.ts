import { chainName, showAsset } from '../asset.ts';
import { SERVICE } from '../provider-name.ts';
import { isMoreThanOrdered } from './moved-by.ts';
import { paidAsset } from './request.ts';
import type { OrderState } from './state.ts';

/** What the order's operation took, once no chain can take that back; null: nobody has counted it. */
export function finallyTaken({ arrival, source }: OrderState): bigint | null {
  const counted = [arrival, source].flatMap((seen) =>
    seen?.final === true && typeof seen.paid === 'string' ? [BigInt(seen.paid)] : [],
  );
  return counted.reduce<bigint | null>(
    (most, each) => (most === null || each > most ? each : most),
    null,
  );
}

export function tookMore(state: OrderState): boolean {
  const taken = finallyTaken(state);
  return taken !== null && isMoreThanOrdered(taken, state.input);
}

/** While somebody is to look. */
export function tookMoreNow(state: OrderState): string {
  return `The operation that ${SERVICE} sent took ${howMuch(state)}. Keep the evidence, ask ${SERVICE}, and end its right with a removal on chain.`;
}

/** Once somebody has looked. */
export function tookMoreThen(state: OrderState): string {
  const { arrival, input } = state;
  const asset = arrival?.what === 'shares' ? input.instrument.shares : input.landing;
  const brought = arrival === null ? '' : ` It brought ${showAsset(asset, arrival.amount)}.`;
  return `It was carried out and took ${howMuch(state)}.${brought}`;
}

function howMuch(state: OrderState): string {
  const { input } = state;
  const asset = paidAsset(input);
  const taken = showAsset(asset, (finallyTaken(state) ?? 0n).toString());
  const ordered = showAsset(asset, input.amount);
  return `${taken} out of your account on ${chainName(asset.chain)} instead of ${ordered}`;
}
