import { canonicalAssetId, chainOfAsset } from './asset-id.ts';
import type { AssetUnits } from './units.ts';
import type { Token } from './wire.ts';

/** What the last token list said, kept to speak of amounts and chains in a person's terms. */
export interface AssetBook {
  learn(tokens: readonly Token[]): void;
  find(assetId: string | undefined): AssetUnits | undefined;
  /** From the list, or as far as the id itself tells. */
  chainOf(assetId: string | undefined): string | undefined;
}

export function createAssetBook(): AssetBook {
  let known: ReadonlyMap<string, Token> = new Map();
  const look = (id: string | undefined) =>
    typeof id === 'string' ? known.get(canonicalAssetId(id)) : undefined;
  return {
    learn(tokens) {
      known = new Map(tokens.map((token) => [canonicalAssetId(token.assetId), token]));
    },
    find: look,
    chainOf: (id) =>
      look(id)?.blockchain ?? (typeof id === 'string' ? chainOfAsset(id) : undefined),
  };
}
