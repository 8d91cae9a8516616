import { createPublicClient, http, parseAbiItem } from 'viem';

const TRANSFER = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 value)',
);

interface Pool {
  readonly pending: Readonly<
    Record<string, Readonly<Record<string, { readonly maxFeePerGas: string }>>>
  >;
}

/** What a chain itself says, past everything of ours. */
export function chainLogs(rpcUrl: string) {
  const client = createPublicClient({ transport: http(rpcUrl) });
  const address = (text: string) => text as `0x${string}`;
  return {
    /** Every transfer of any token from one account to another, in base units. */
    async transfers(from: string, to: string): Promise<readonly bigint[]> {
      const args = { from: address(from), to: address(to) };
      const logs = await client.getLogs({ event: TRANSFER, args, fromBlock: 0n });
      return logs.map((log) => log.args.value ?? 0n);
    },
    /** How many transactions of an account are in blocks. */
    sent: (account: string) => client.getTransactionCount({ address: address(account) }),
    /** The prices per gas of an account's transactions that wait, by nonce. */
    async waiting(account: string): Promise<Readonly<Record<string, bigint>>> {
      const { pending } = (await client.request({ method: 'txpool_content' as never })) as Pool;
      const own = Object.entries(pending).find(
        ([sender]) => sender.toLowerCase() === account.toLowerCase(),
      );
      const all = Object.entries(own?.[1] ?? {});
      return Object.fromEntries(all.map(([nonce, one]) => [nonce, BigInt(one.maxFeePerGas)]));
    },
  };
}
