import {
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeFunctionData,
  erc20Abi,
  http,
  type LocalAccount,
} from 'viem';

/** Somebody with a key who pays past the program under test. */
export interface Stranger {
  readonly address: `0x${string}`;
  /** Sends a token (null: the native asset) and answers the hash at once. */
  pay(order: {
    readonly to: string;
    readonly token: string | null;
    readonly amount: bigint;
    readonly nonce?: number;
    readonly tip?: bigint;
  }): Promise<`0x${string}`>;
  /** Resolves when a transaction is in a block. */
  mined(hash: `0x${string}`): Promise<void>;
}

export function stranger(
  account: LocalAccount,
  chain: { readonly id: number; readonly rpcUrl: string },
): Stranger {
  const network = defineChain({
    id: chain.id,
    name: `chain ${chain.id}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [chain.rpcUrl] } },
  });
  const wallet = createWalletClient({ account, chain: network, transport: http() });
  const reader = createPublicClient({ chain: network, transport: http(), pollingInterval: 50 });
  return {
    address: account.address,
    pay({ to, token, amount, nonce, tip }) {
      const receiver = to as `0x${string}`;
      const call =
        token === null
          ? { to: receiver, value: amount }
          : {
              to: token as `0x${string}`,
              data: encodeFunctionData({
                abi: erc20Abi,
                functionName: 'transfer',
                args: [receiver, amount],
              }),
            };
      const fees =
        tip === undefined ? {} : { maxPriorityFeePerGas: tip, maxFeePerGas: tip + 10n ** 11n };
      return wallet.sendTransaction({
        ...call,
        ...fees,
        gas: 100_000n,
        ...(nonce === undefined ? {} : { nonce }),
      });
    },
    async mined(hash) {
      await reader.waitForTransactionReceipt({ hash, timeout: 20_000 });
    },
  };
}
