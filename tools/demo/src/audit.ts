import {
  createPublicClient,
  defineChain,
  http,
  type PublicClient,
  parseAbi,
  parseAbiItem,
} from 'viem';

/** A chain of the sandbox as the auditor reads it: directly, past everything that is being audited. */
export interface AuditedChain {
  readonly id: number;
  readonly rpcUrl: string;
  readonly usdc: `0x${string}`;
}

export interface Balances {
  readonly usdc: bigint;
  readonly native: bigint;
}

const ERC20 = parseAbi(['function balanceOf(address) view returns (uint256)']);
const TRANSFER = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 value)',
);

/** Asks a node. What it answers is never remembered: it may have changed. */
export function clientOf(chain: AuditedChain): PublicClient {
  return createPublicClient({
    chain: defineChain({
      id: chain.id,
      name: `chain ${chain.id}`,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [chain.rpcUrl] } },
    }),
    transport: http(chain.rpcUrl),
    cacheTime: 0,
  });
}

/** Reads balances and transfer logs straight from a node. */
export function createAuditor(chain: AuditedChain) {
  const client = clientOf(chain);
  const address = (text: string) => text as `0x${string}`;
  return {
    async balances(account: string): Promise<Balances> {
      const usdc = await client.readContract({
        address: chain.usdc,
        abi: ERC20,
        functionName: 'balanceOf',
        args: [address(account)],
      });
      return { usdc, native: await client.getBalance({ address: address(account) }) };
    },
    /** Every USDC transfer from one account to another, from the first block. */
    async transfers(from: string, to: string) {
      const logs = await client.getLogs({
        address: chain.usdc,
        event: TRANSFER,
        args: { from: address(from), to: address(to) },
        fromBlock: 0n,
        toBlock: 'latest',
      });
      return logs.map((log) => ({ hash: log.transactionHash, amount: log.args.value ?? 0n }));
    },
    /** Every USDC transfer to an account, from whomever. */
    async received(to: string) {
      const logs = await client.getLogs({
        address: chain.usdc,
        event: TRANSFER,
        args: { to: address(to) },
        fromBlock: 0n,
        toBlock: 'latest',
      });
      return logs.map((log) => ({
        hash: log.transactionHash,
        from: log.args.from ?? '',
        amount: log.args.value ?? 0n,
      }));
    },
  };
}

export type Auditor = ReturnType<typeof createAuditor>;

/** Deposits beyond the first to any of the deposit addresses: effects that happened twice. */
export async function countDoubleDeposits(
  auditor: Auditor,
  account: string,
  depositAddresses: readonly string[],
): Promise<number> {
  let doubled = 0;
  for (const address of depositAddresses) {
    const made = await auditor.transfers(account, address);
    doubled += Math.max(0, made.length - 1);
  }
  return doubled;
}
