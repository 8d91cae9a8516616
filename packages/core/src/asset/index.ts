export type { Asset } from './asset.ts';
export { sameAsset } from './asset.ts';
export type { AssetId, AssetIdProblem, ParsedAssetId } from './asset-id.ts';
export { canonicalAssetId, formatAssetId, parseAssetId, sameAssetId } from './asset-id.ts';
export { nativeAssetId, providerAssetId, tokenAssetId } from './name-asset.ts';
