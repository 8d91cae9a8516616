import { parseAbiItem } from 'viem';
import { SHARES, type Site } from './site.ts';

const DEPOSIT = parseAbiItem(
  'event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares)',
);
const WITHDRAW = parseAbiItem(
  'event Withdraw(address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares)',
);
const EVERYTHING = { fromBlock: 0n, toBlock: 'latest' } as const;

/** What went into a vault for the account and came out of it, in base units of USDC. */
export interface VaultFlows {
  /** By transaction. */
  readonly paidIn: ReadonlyMap<string, bigint>;
  readonly paidOut: ReadonlyMap<string, bigint>;
  /** Units by which the vault paid other than its shares were worth in that block. */
  readonly mispaid: bigint;
}

export async function vaultFlows({ client, vault, account }: Site): Promise<VaultFlows> {
  const of = { address: vault.token, args: { owner: account }, ...EVERYTHING };
  const [deposits, withdrawals] = await Promise.all([
    client.getLogs({ ...of, event: DEPOSIT }),
    client.getLogs({ ...of, event: WITHDRAW }),
  ]);
  let mispaid = 0n;
  for (const { args, blockNumber } of withdrawals) {
    const worth = await client.readContract({
      address: vault.token,
      abi: SHARES,
      functionName: 'convertToAssets',
      args: [args.shares ?? 0n],
      blockNumber,
    });
    mispaid += distance(worth, args.assets ?? 0n);
  }
  return { paidIn: byTransaction(deposits), paidOut: byTransaction(withdrawals), mispaid };
}

interface VaultLog {
  readonly transactionHash: string;
  readonly args: { readonly assets?: bigint | undefined };
}

function byTransaction(logs: readonly VaultLog[]): ReadonlyMap<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { transactionHash, args } of logs) {
    found.set(transactionHash, (found.get(transactionHash) ?? 0n) + (args.assets ?? 0n));
  }
  return found;
}

export function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

export const total = (amounts: Iterable<bigint>): bigint =>
  [...amounts].reduce((sum, amount) => sum + amount, 0n);
