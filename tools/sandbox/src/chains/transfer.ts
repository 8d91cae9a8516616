import { type Address, encodeFunctionData, erc20Abi } from 'viem';
import type { Outgoing } from './sender.ts';

/** An asset of a local chain: a token's contract, or the chain's own coin. */
export type ChainAsset = Address | 'native';

/** The unsigned call that moves an asset. */
export function transferCall(asset: ChainAsset, to: Address, amount: bigint): Outgoing {
  if (asset === 'native') return { to, value: amount, gas: 100_000n };
  const args = [to, amount] as const;
  return {
    to: asset,
    data: encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args }),
    gas: 100_000n,
  };
}
