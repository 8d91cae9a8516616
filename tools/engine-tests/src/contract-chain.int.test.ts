import { describeChainContract } from '@countinghouse/core/contract-suite';
import { type Sandbox, startSandbox } from '@countinghouse/sandbox';
import { createEvmChain } from '@countinghouse/wallet';
import { keccak256 } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll } from 'vitest';
import { present } from './support/must.ts';

const CHAIN = 8453;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.controls.automine({ chain: CHAIN, on: false });
});
afterAll(() => sandbox?.stop());

describeChainContract('EVM chain over a real node', async () => {
  const node = present(
    sandbox.chains.find(({ id }) => id === CHAIN),
    'the chain',
  );
  const { controls } = sandbox;
  const account = privateKeyToAccount(generatePrivateKey());
  const mine = async (blocks: number): Promise<void> => {
    await controls.mine({ chain: CHAIN, blocks });
  };
  for (const [asset, amount] of [
    ['ETH', '1000000000000000000'],
    ['USDC', '1000000'],
  ] as const) {
    await controls.faucet({ chain: CHAIN, address: account.address, asset, amount });
  }
  await mine(1);
  return {
    port: createEvmChain({
      chain: `eip155:${CHAIN}`,
      rpcUrls: [node.rpcUrl],
      clock: { now: () => Date.now() },
    }),
    account: account.address,
    token: present(node.tokens.USDC, 'USDC'),
    fresh: () => privateKeyToAccount(generatePrivateKey()).address,
    async sign({ to, data, ...rest }) {
      const raw = await account.signTransaction({
        ...rest,
        type: 'eip1559',
        chainId: CHAIN,
        to: to as `0x${string}`,
        data: data as `0x${string}`,
      });
      return { raw, hash: keccak256(raw) };
    },
    mine,
    finalityDepth: 2,
    async drop(hash) {
      await controls.drop({ chain: CHAIN, hash });
    },
    async reorg(depth) {
      await controls.reorg({ chain: CHAIN, depth, drop: 'all' });
    },
    dispose: async () => undefined,
  };
});
