import type { ChainId } from '../chain/chain-id.ts';
import type { Result } from '../result/result.ts';
import type { AssetId, AssetIdProblem } from './asset-id.ts';
import { sameAssetId } from './asset-id.ts';

/** A currency or token on one chain, and what the providers call it. */
export type Asset = {
  readonly id: AssetId;
  readonly chain: ChainId;
  /** For reading only: symbols are neither unique nor trustworthy. */
  readonly symbol: string;
  readonly decimals: number;
  /** The chain's own name of the token; left away for the native coin. */
  readonly contract?: string;
  /** Opaque ids, exactly as the provider listed them; never built by hand. */
  readonly providerIds: { readonly oneclick?: string };
};

/** Whether two records are the same asset: by parsed id, whatever symbols and providers say. */
export function sameAsset(
  a: Pick<Asset, 'id'>,
  b: Pick<Asset, 'id'>,
): Result<boolean, AssetIdProblem> {
  return sameAssetId(a.id, b.id);
}
