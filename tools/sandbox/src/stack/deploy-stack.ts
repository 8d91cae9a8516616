import { numberToHex, parseEther } from 'viem';
import type { Artifacts } from '../chains/compile.ts';
import { worldTokens } from '../chains/deploy.ts';
import type { Rpc } from '../chains/rpc.ts';
import { createSender } from '../chains/sender.ts';
import { roleAccount } from '../identity.ts';
import { CANONICAL } from '../kernel/addresses.ts';
import { deployEarn } from './deploy-earn.ts';
import { deployKernel } from './deploy-kernel.ts';
import type { KernelCode } from './kernel-code.ts';

/** What is needed to build everything that is not a token. */
export interface StackParts {
  readonly contracts: Artifacts;
  readonly code: KernelCode;
  readonly chainIds: readonly number[];
}

/** Whether a chain has it already; one that was kept by an older sandbox has not. */
export const hasStack = async (rpc: Rpc): Promise<boolean> =>
  (await rpc('eth_getCode', CANONICAL.entryPoint, 'latest')) !== '0x';

/** Builds accounts, vaults and bridge on a chain that has its tokens, in one block. */
export async function deployStack(rpc: Rpc, chainId: number, parts: StackParts): Promise<void> {
  for (const role of ['keeper', 'relayer', 'attester'] as const) {
    const wei = numberToHex(parseEther('10000000'));
    await rpc('anvil_setBalance', roleAccount(role).address, wei);
  }
  const deployer = createSender(rpc, chainId, roleAccount('deployer'));
  const keeper = createSender(rpc, chainId, roleAccount('keeper'));
  const others = parts.chainIds.filter((id) => id !== chainId);
  const { contracts, code } = parts;
  const sent = [
    await deployKernel(rpc, contracts, code, deployer),
    ...(await deployEarn(rpc, chainId, others, contracts, worldTokens(), { deployer, keeper })),
  ];
  await rpc('evm_mine');
  await rpc('evm_mine');
  for (const hash of sent) {
    if (!(await deployer.included(hash)).ok) throw new Error('the contracts of 1tx do not deploy');
  }
}
