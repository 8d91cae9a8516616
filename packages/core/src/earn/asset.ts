import { type ChainId, knownChain } from '../chain/index.ts';
import type { ReviewAmount } from '../review/review.ts';
import { showAmount } from '../review/show.ts';

/** A token on one chain, as an earning account deals with it. */
export interface EarnAsset {
  /** CAIP-2. */
  readonly chain: string;
  /** Its contract. */
  readonly token: string;
  /** CAIP-19. */
  readonly asset: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** So many base units of it, as reviews and summaries have them. */
export function amountOfAsset(asset: EarnAsset, units: bigint | string): ReviewAmount {
  const { symbol, decimals } = asset;
  return { asset: asset.asset, symbol, decimals, units: units.toString() };
}

/** `12.5 USDC`. */
export function showAsset(asset: EarnAsset, units: bigint | string): string {
  return showAmount(amountOfAsset(asset, units));
}

/** A chain as a person calls it. */
export function chainName(chain: string): string {
  return knownChain(chain as ChainId)?.name ?? chain;
}
