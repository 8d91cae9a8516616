import { randomBytes } from 'node:crypto';
import { describeChainContract } from '@countinghouse/core/contract-suite';
import { keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { startAnvil } from '../testing/anvil.ts';
import { compileTestToken, deployTestToken } from '../testing/test-token.ts';
import { createEvmChain } from './index.ts';

const bytecode = compileTestToken();

describeChainContract('a real anvil', async () => {
  const anvil = await startAnvil({ chainId: 8453 });
  const account = privateKeyToAccount(`0x${randomBytes(32).toString('hex')}`);
  await anvil.rpc('anvil_setBalance', account.address, '0x56bc75e2d63100000');
  await anvil.rpc('anvil_impersonateAccount', account.address);
  const token = await deployTestToken(anvil, bytecode, account.address, 1_000_000n);
  const clock = { now: () => Date.now() };
  return {
    port: createEvmChain({ chain: 'eip155:8453', rpcUrls: [anvil.url], clock }),
    account: account.address,
    token,
    fresh: () => `0x${randomBytes(20).toString('hex')}`,
    async sign({ to, data, ...rest }) {
      const raw = await account.signTransaction({
        ...rest,
        type: 'eip1559',
        chainId: 8453,
        to: to as `0x${string}`,
        data: data as `0x${string}`,
      });
      return { raw, hash: keccak256(raw) };
    },
    async mine(blocks) {
      for (let block = 0; block < blocks; block++) await anvil.rpc('evm_mine');
    },
    finalityDepth: 2,
    drop: async (hash) => void (await anvil.rpc('anvil_dropTransaction', hash)),
    reorg: async (depth) => void (await anvil.rpc('anvil_reorg', depth, [])),
    dispose: () => anvil.stop(),
  };
});
