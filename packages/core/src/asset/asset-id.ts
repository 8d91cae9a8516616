import type { ChainId } from '../chain/chain-id.ts';
import { parseChainId } from '../chain/chain-id.ts';
import type { Result } from '../result/result.ts';
import { err, ok } from '../result/result.ts';

/**
 * A fungible asset as CAIP-19 names its type: `chain/namespace:reference`, e.g.
 * `eip155:8453/slip44:60` for ether on Base. In the canonical form that {@link formatAssetId} writes,
 * equal assets have equal ids.
 */
export type AssetId = `${ChainId}/${string}:${string}`;

/** An {@link AssetId} taken apart; `reference` is canonical (EVM contracts in lower case). */
export type ParsedAssetId = {
  readonly chain: ChainId;
  readonly namespace: string;
  readonly reference: string;
};

/** Why a text does not name a fungible asset. */
export type AssetIdProblem = {
  readonly code:
    | 'NOT_AN_ASSET_ID'
    | 'NOT_FUNGIBLE'
    | 'BAD_CHAIN'
    | 'BAD_CONTRACT'
    | 'BAD_COIN_TYPE';
  readonly message: string;
};

// CAIP-19 (https://chainagnostic.org/CAIPs/caip-19), asset type; a further "/" names one token of a
// collection, which is not money.
const ASSET_TYPE = /^([^/]*)\/([-a-z0-9]{3,8}):([-.%a-zA-Z0-9]{1,64})$/u;
const EVM_CONTRACT = /^0x[0-9a-fA-F]{40}$/u;
const COIN_TYPE = /^(?:0|[1-9]\d{0,9})$/u;

/** Checks and splits an asset id. */
export function parseAssetId(text: unknown): Result<ParsedAssetId, AssetIdProblem> {
  if (typeof text !== 'string') return refuse('NOT_AN_ASSET_ID');
  const match = ASSET_TYPE.exec(text);
  const [, chain, namespace, reference] = match ?? [];
  if (chain === undefined || namespace === undefined || reference === undefined) {
    return refuse(text.split('/').length > 2 ? 'NOT_FUNGIBLE' : 'NOT_AN_ASSET_ID');
  }
  const parsedChain = parseChainId(chain);
  if (!parsedChain.ok) return refuse('BAD_CHAIN');
  if (namespace === 'erc721' || namespace === 'erc1155') return refuse('NOT_FUNGIBLE');
  if (namespace === 'slip44' && !COIN_TYPE.test(reference)) return refuse('BAD_COIN_TYPE');
  const isEvm = parsedChain.value.namespace === 'eip155';
  if (isEvm && namespace === 'erc20' && !EVM_CONTRACT.test(reference))
    return refuse('BAD_CONTRACT');
  return ok({
    chain: parsedChain.value.id,
    namespace,
    reference: isEvm && EVM_CONTRACT.test(reference) ? reference.toLowerCase() : reference,
  });
}

/** Writes an asset id; with parts from {@link parseAssetId} the result is canonical. */
export function formatAssetId(asset: ParsedAssetId): AssetId {
  return `${asset.chain}/${asset.namespace}:${asset.reference}`;
}

/** The canonical spelling of an asset id, fit as a key. */
export function canonicalAssetId(text: unknown): Result<AssetId, AssetIdProblem> {
  const parsed = parseAssetId(text);
  return parsed.ok ? ok(formatAssetId(parsed.value)) : parsed;
}

/** Whether two ids name the same asset, compared as parsed: the case of an EVM contract does not matter. */
export function sameAssetId(a: unknown, b: unknown): Result<boolean, AssetIdProblem> {
  const [first, second] = [canonicalAssetId(a), canonicalAssetId(b)];
  if (!first.ok) return first;
  if (!second.ok) return second;
  return ok(first.value === second.value);
}

const SENTENCES: Readonly<Record<AssetIdProblem['code'], string>> = {
  NOT_AN_ASSET_ID: 'An asset is named by its CAIP-19 id, such as eip155:8453/slip44:60.',
  NOT_FUNGIBLE: 'That names a single collectible, not a currency or token.',
  BAD_CHAIN: 'The chain in the asset id is not a CAIP-2 id.',
  BAD_CONTRACT: 'The token contract in the asset id is not an address of 20 bytes.',
  BAD_COIN_TYPE: 'The coin type in the asset id is not a SLIP-44 number.',
};

function refuse(code: AssetIdProblem['code']): {
  readonly ok: false;
  readonly error: AssetIdProblem;
} {
  return err({ code, message: SENTENCES[code] });
}
