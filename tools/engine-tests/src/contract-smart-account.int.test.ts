import type { AccountCall, PlannedOperation } from '@countinghouse/core';
import { describeSmartAccountContract } from '@countinghouse/core/contract-suite';
import { type Sandbox, startSandbox } from '@countinghouse/sandbox';
import { createEvmChain, kernel } from '@countinghouse/wallet';
import {
  createPublicClient,
  createWalletClient,
  decodeFunctionData,
  encodeFunctionData,
  type Hex,
  http,
} from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { base } from 'viem/chains';
import { afterAll, beforeAll } from 'vitest';
import { must, present } from './support/must.ts';

const CHAIN = 'eip155:8453';
/** A vault of USDC whose shares have six decimals, so that few of them are worth something. */
const VAULT = 'eUSDC-1';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 50 });
});
afterAll(() => sandbox?.stop());

/** The real reader and the real builder of operations over a local chain with Kernel accounts. */
describeSmartAccountContract('Kernel accounts over a real node', async () => {
  const { controls } = sandbox;
  const node = present(
    sandbox.chains.find(({ id }) => id === 8453),
    'the chain',
  );
  const owner = privateKeyToAccount(generatePrivateKey());
  const account = kernel.accountOf(owner.address);
  const token = present(node.tokens.USDC, 'USDC');
  const chain = createEvmChain({
    chain: CHAIN,
    rpcUrls: [node.rpcUrl],
    clock: { now: () => Date.now() },
  });
  const port = chain.accounts;
  for (const [address, asset, amount] of [
    [owner.address, 'ETH', '1000000000000000000'],
    [account, 'USDC', '1000000'],
  ] as const) {
    await controls.faucet({ chain: 8453, address: address as Hex, asset, amount });
  }
  await controls.mine({ chain: 8453, blocks: 1 });

  const transport = http(node.rpcUrl);
  const wallet = createWalletClient({ account: owner, chain: base, transport });
  const reader = createPublicClient({ chain: base, transport, pollingInterval: 50, cacheTime: 0 });
  const operations = { chain: CHAIN, owner: owner.address, account, callGas: null };

  const plan = async (calls: readonly AccountCall[], others = 0n): Promise<PlannedOperation> => {
    const { deployed } = must(await port.state(account));
    const nonce = must(await port.operationNonce(account, 0n)) + others;
    return kernel.planOperation({ ...operations, deployed, nonce, calls });
  };
  const send = async (...bundle: readonly PlannedOperation[]): Promise<string> => {
    const signatures = await Promise.all(
      bundle.map(({ userOpHash: raw }) => owner.signMessage({ message: { raw: raw as Hex } })),
    );
    const hash = await wallet.sendTransaction({
      to: present(bundle[0], 'an operation').call.to as Hex,
      data: together(bundle, signatures),
      gas: bundle.reduce((sum, { gas }) => sum + gas, 0n),
    });
    await reader.waitForTransactionReceipt({ hash, timeout: 20_000 });
    return hash;
  };
  // The first operation brings the account about.
  await send(await plan([{ kind: 'transfer', token, units: 1n }]));

  return {
    port,
    account,
    owner: owner.address,
    absent: privateKeyToAccount(generatePrivateKey()).address,
    token,
    vault: await vaultNamed(VAULT),
    head: async () => present(must(await chain.block('latest')), 'the head').number,
    plan,
    send,
    dispose: async () => undefined,
  };
});

/** The calldata of all these operations at once, each with its signature put in. */
function together(bundle: readonly PlannedOperation[], signatures: readonly Hex[]): Hex {
  const read = bundle.map(({ call }) => handled(call.data as Hex));
  const operations = read.flatMap(([own], at) =>
    own.map((operation) => ({ ...operation, signature: present(signatures[at], 'a signature') })),
  );
  const [, beneficiary] = present(read[0], 'an operation');
  return encodeFunctionData({
    abi: entryPoint07Abi,
    functionName: 'handleOps',
    args: [operations, beneficiary],
  });
}

function handled(data: Hex) {
  const { functionName, args } = decodeFunctionData({ abi: entryPoint07Abi, data });
  if (functionName !== 'handleOps') throw new Error(`this calls ${functionName}`);
  return args;
}

/** The address of a vault, as the sandbox's service lists it. */
async function vaultNamed(symbol: string): Promise<string> {
  const { services, credentials } = sandbox;
  const response = await fetch(`${services.onetx.baseUrl}/instruments?chainId=8453&limit=100`, {
    headers: { 'x-api-key': credentials.onetx.apiKey },
  });
  const { data } = (await response.json()) as {
    readonly data: readonly { yieldTokenSymbol: string; yieldTokenAddress: string }[];
  };
  const found = data.find(({ yieldTokenSymbol }) => yieldTokenSymbol === symbol);
  return present(found, `the vault ${symbol}`).yieldTokenAddress;
}
