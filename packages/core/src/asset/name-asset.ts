import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ChainId } from '../chain/chain-id.ts';
import { parseChainId } from '../chain/chain-id.ts';
import { knownChain } from '../chain/look-up.ts';
import type { Result } from '../result/result.ts';
import { err } from '../result/result.ts';
import type { AssetId, AssetIdProblem } from './asset-id.ts';
import { canonicalAssetId } from './asset-id.ts';

// What each chain family calls its tokens in CAIP-19, or its own word where the profile is missing.
const TOKEN_NAMESPACES: Readonly<Record<string, string>> = {
  eip155: 'erc20',
  near: 'nep141',
  tron: 'trc20',
  tvm: 'jetton',
  stellar: 'asset',
};

const LONGEST_REFERENCE = 64;

/**
 * Names the coin that pays fees on a chain: by its SLIP-44 number, or as `native:coin` where none is
 * registered.
 */
export function nativeAssetId(chain: ChainId): AssetId {
  const coinType = knownChain(chain)?.native.slip44;
  return coinType === undefined ? `${chain}/native:coin` : `${chain}/slip44:${coinType}`;
}

/**
 * Names a token by what its chain calls it: a contract, a mint, an issuer, a coin type. Characters
 * that CAIP-19 has no place for are percent-encoded; a name longer than the 64 characters it allows
 * is replaced by its SHA-256, so that the id stays unique though it can no longer be read.
 *
 * @param contract - the chain's own name of the token
 */
export function tokenAssetId(chain: ChainId, contract: unknown): Result<AssetId, AssetIdProblem> {
  const parsed = parseChainId(chain);
  if (!parsed.ok) {
    return err({ code: 'BAD_CHAIN', message: 'The chain of the token is not a CAIP-2 id.' });
  }
  if (typeof contract !== 'string' || contract === '') {
    return err({ code: 'BAD_CONTRACT', message: 'The token has no contract or issuer.' });
  }
  const reference = encodeReference(contract);
  return reference.length <= LONGEST_REFERENCE
    ? canonicalAssetId(
        `${chain}/${TOKEN_NAMESPACES[parsed.value.namespace] ?? 'token'}:${reference}`,
      )
    : canonicalAssetId(`${chain}/digest:${digest(contract)}`);
}

/**
 * Names an asset of which only the provider's own id is known. The id cannot be turned back: keep the
 * provider's id in the asset's `providerIds`.
 */
export function providerAssetId(
  chain: ChainId,
  provider: 'oneclick',
  id: string,
): Result<AssetId, AssetIdProblem> {
  if (typeof id !== 'string' || id === '') {
    return err({ code: 'NOT_AN_ASSET_ID', message: 'The provider gave the asset no id.' });
  }
  return canonicalAssetId(`${chain}/${provider}:${digest(id)}`);
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

// Percent-encoding as RFC 3986 has it, of everything CAIP-19 leaves out. By bytes, since
// `encodeURIComponent` throws on half a surrogate pair.
function encodeReference(text: string): string {
  return [...utf8ToBytes(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[-.a-zA-Z0-9]/u.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
