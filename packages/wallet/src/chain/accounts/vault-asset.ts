import { ok } from '@countinghouse/core';
import { encodeFunctionData, getAddress, type Hex, parseAbi } from 'viem';
import { decodeExactly } from '../../kernel/decode-exactly.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { whatIsSaid } from './what-is-said.ts';

const abi = parseAbi([
  'function asset() view returns (address)',
  'function maxRedeem(address owner) view returns (uint256)',
]);
const assetData = encodeFunctionData({ abi, functionName: 'asset' });

/**
 * The asset of an ERC-4626 vault; null where the contract is none, or no contract. Other tokens have an
 * `asset` too; a vault also answers `maxRedeem`, which by the standard never reverts, paused or not.
 */
export function readVaultAsset({ pool }: ChainContext, vault: Hex): EndpointAnswer<string | null> {
  return pool.ask(async (endpoint) => {
    const asset = await whatIsSaid(endpoint, vault, assetData);
    if (!asset.ok || asset.value === null) return asset;
    const read = decodeExactly([{ type: 'address' }], asset.value);
    if (read === null) return ok(null);
    const data = encodeFunctionData({ abi, functionName: 'maxRedeem', args: [vault] });
    const most = await whatIsSaid(endpoint, vault, data);
    if (!most.ok || most.value === null) return most;
    const vaultLike = decodeExactly([{ type: 'uint256' }], most.value) !== null;
    return ok(vaultLike ? getAddress(read[0]) : null);
  });
}
