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
  let list: readonly Token[] = [];
  let index: ReadonlyMap<string, Token> | undefined;

  function look(id: string | undefined): Token | undefined {
    if (typeof id !== 'string') return undefined;
    // Built when first needed: lists are fetched far more often than looked into.
    index ??= new Map(list.map((token) => [canonicalAssetId(token.assetId), token]));
    return index.get(canonicalAssetId(id));
  }

  return {
    learn(tokens) {
      list = tokens;
      index = undefined;
    },
    find: look,
    chainOf: (id) =>
      look(id)?.blockchain ?? (typeof id === 'string' ? chainOfAsset(id) : undefined),
  };
}
