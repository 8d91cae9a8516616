import { createPublicClient, erc20Abi, http, parseAbiItem } from 'viem';

const TRANSFER = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 value)',
);

const ENTRY_POINT = '0x0000000071727De22E5E9d8BAf0edAc6f37da032';
const OPERATION = parseAbiItem(
  'event UserOperationEvent(bytes32 indexed userOpHash, address indexed sender, address indexed paymaster, uint256 nonce, bool success, uint256 actualGasCost, uint256 actualGasUsed)',
);

/** A user operation in a block, whether it did what it says or not. */
export interface Operation {
  readonly userOpHash: string;
  readonly success: boolean;
}

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
    /** What an account has of a token, in base units. */
    balance: (token: string, account: string) =>
      client.readContract({
        address: address(token),
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [address(account)],
      }),
    /** Every user operation of a smart account, oldest first. */
    async operations(account: string): Promise<readonly Operation[]> {
      const args = { sender: address(account) };
      const logs = await client.getLogs({
        address: ENTRY_POINT,
        event: OPERATION,
        args,
        fromBlock: 0n,
      });
      return logs.map(({ args: { userOpHash, success } }) => ({
        userOpHash: userOpHash ?? '',
        success: success ?? false,
      }));
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
