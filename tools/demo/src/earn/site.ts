import { parseAbi } from 'viem';
import type { AuditedChain, clientOf } from '../audit.ts';

/** A vault in which the account's money earns. */
export interface Vault {
  /** 32 bytes, by which 1tx knows it. */
  readonly instrument: string;
  readonly name: string;
  readonly token: `0x${string}`;
  readonly shareDecimals: number;
}

/** One chain as the auditor of the journey reads it: whose money, and where it can lie. */
export interface Site {
  readonly name: string;
  readonly chain: AuditedChain;
  readonly client: ReturnType<typeof clientOf>;
  readonly owner: `0x${string}`;
  /** The owner's smart account. */
  readonly account: `0x${string}`;
  readonly vault: Vault;
}

/** What lies where on one chain, in base units. */
export interface Holdings {
  readonly wallet: bigint;
  readonly account: bigint;
  readonly shares: bigint;
  /** What the shares are worth at the moment. */
  readonly vault: bigint;
  /** Native asset of the wallet, for fees. */
  readonly gas: bigint;
}

export const SHARES = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function decimals() view returns (uint8)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
]);

export async function holdings({ client, chain, owner, account, vault }: Site): Promise<Holdings> {
  const held = (token: `0x${string}`, of: `0x${string}`) =>
    client.readContract({ address: token, abi: SHARES, functionName: 'balanceOf', args: [of] });
  const [wallet, idle, shares, gas] = await Promise.all([
    held(chain.usdc, owner),
    held(chain.usdc, account),
    held(vault.token, account),
    client.getBalance({ address: owner }),
  ]);
  const worth = await client.readContract({
    address: vault.token,
    abi: SHARES,
    functionName: 'convertToAssets',
    args: [shares],
  });
  return { wallet, account: idle, shares, vault: worth, gas };
}

export const zero = ({ account, shares }: Holdings): boolean => account === 0n && shares === 0n;
