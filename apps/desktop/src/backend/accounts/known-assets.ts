import {
  type ActionRow,
  type ChainId,
  canonicalAssetId,
  nativeOf,
  parseAssetId,
} from '@countinghouse/core';
import { type AssetName, assetIn } from '../amounts.ts';
import type { OpenHouse } from '../open-house.ts';
import { tokenList } from '../swap/token-list.ts';

/** Something an account can hold on an EVM chain. */
export interface HeldAsset extends AssetName {
  readonly chain: string;
  /** Contract; null for the coin that pays for gas. */
  readonly token: string | null;
}

/** The coin of a chain. */
export function coinOf(chain: string): HeldAsset {
  const { id, symbol, decimals } = nativeOf(chain as ChainId);
  return { asset: id, symbol, decimals, chain, token: null };
}

/** Tokens with a contract that the provider lists on chains we can read; none while it is away. */
export async function listedAssets(house: OpenHouse): Promise<readonly HeldAsset[]> {
  const list = await tokenList(house);
  if (!list.ok) return [];
  return list.value.tokens.flatMap(({ asset: { asset, chain, token, symbol, decimals } }) =>
    token !== null && house.outside.chains.has(chain)
      ? [{ asset, symbol, decimals, chain, token }]
      : [],
  );
}

/** What the person has paid or got in the newest actions, tokens nobody lists any more among them. */
export async function touchedAssets(
  { ledger }: Pick<OpenHouse, 'ledger'>,
  newest: number,
): Promise<readonly HeldAsset[]> {
  const rows = await ledger.listActions({ limit: newest });
  return rows.flatMap(assetsOf);
}

function assetsOf({ summary }: ActionRow): readonly HeldAsset[] {
  return [summary.origin, summary.destination, summary.pays].flatMap((value) => {
    const side = assetIn(value);
    const id = side === null ? null : canonicalAssetId(side.asset);
    if (side === null || id === null || !id.ok) return [];
    const parsed = parseAssetId(id.value);
    if (!parsed.ok || parsed.value.namespace !== 'erc20') return [];
    const { chain, reference: token } = parsed.value;
    const { symbol, decimals } = side;
    return [{ asset: id.value, symbol, decimals, chain, token }];
  });
}
