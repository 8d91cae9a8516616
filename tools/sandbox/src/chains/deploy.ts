import {
  type Address,
  encodeDeployData,
  encodeFunctionData,
  erc20Abi,
  getAddress,
  getContractAddress,
  numberToHex,
  parseEther,
} from 'viem';
import { roleAccount, userAccount } from '../identity.ts';
import { CCTP } from '../stack/addresses.ts';
import type { Artifact } from './compile.ts';
import type { Rpc } from './rpc.ts';
import { createSender } from './sender.ts';
import { FUNDING, TOKEN_PLANS, type TokenPlan } from './tokens.ts';

/** A token contract on one chain. */
export interface DeployedToken extends TokenPlan {
  readonly address: Address;
}

/**
 * Deploys the tokens and funds everybody, all in the first block. Addresses follow from the
 * deployer's account and nonce, so they are the same on each chain and in each run.
 */
export async function deployWorld(rpc: Rpc, chainId: number, token: Artifact): Promise<void> {
  const deployer = roleAccount('deployer');
  const treasury = roleAccount('treasury').address;
  const faucet = roleAccount('faucet').address;
  for (const address of [deployer.address, treasury, faucet]) {
    await rpc('anvil_setBalance', address, numberToHex(parseEther('10000000')));
  }
  const sender = createSender(rpc, chainId, deployer);
  for (const plan of TOKEN_PLANS) {
    const supply = plan.supply * 10n ** BigInt(plan.decimals);
    const args = [plan.name, plan.symbol, plan.decimals, supply, CCTP.tokenMessenger];
    const data = encodeDeployData({ ...token, args });
    await sender.send({ to: null, data, gas: 3_000_000n });
  }
  const people = Array.from({ length: FUNDING.users }, (_, index) => userAccount(index).address);
  const shares = [
    ...[treasury, faucet].map((to) => ({ to, whole: FUNDING.roleTokens })),
    ...people.map((to) => ({ to, whole: FUNDING.userTokens })),
  ];
  const last = await sendShares(worldTokens(), shares, sender.send);
  await rpc('evm_mine');
  if (!(await sender.included(last)).ok) throw new Error('the token contracts did not deploy');
}

/** The tokens of every chain, deployed already or not. */
export function worldTokens(): readonly DeployedToken[] {
  const from = roleAccount('deployer').address;
  return TOKEN_PLANS.map((plan, nonce) => ({
    ...plan,
    address: getAddress(getContractAddress({ from, nonce: BigInt(nonce) })),
  }));
}

async function sendShares(
  tokens: readonly DeployedToken[],
  shares: readonly { readonly to: Address; readonly whole: bigint }[],
  send: ReturnType<typeof createSender>['send'],
): Promise<`0x${string}`> {
  let last: `0x${string}` = '0x';
  for (const token of tokens) {
    for (const { to, whole } of shares) {
      const args = [to, whole * 10n ** BigInt(token.decimals)] as const;
      const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args });
      last = await send({ to: token.address, data, gas: 100_000n });
    }
  }
  return last;
}
