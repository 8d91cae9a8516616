import { type Address, encodeFunctionData, erc20Abi, type Hex } from 'viem';
import type { Artifacts } from '../chains/compile.ts';
import type { DeployedToken } from '../chains/deploy.ts';
import type { Rpc } from '../chains/rpc.ts';
import type { Sender } from '../chains/sender.ts';
import { DEPOSIT_ABI, ROUTER_ABI, SHARES_ABI } from './abi.ts';
import { CCTP, CCTP_RECEIVER, domainOf, EXCHANGE, routerOf } from './addresses.ts';
import { INSTRUMENTS, type InstrumentPlan } from './instruments.ts';
import { creationOf, place } from './place.ts';
import { placeBridge, placeInstrument } from './place-earn.ts';
import { ratePerSecond } from './rate.ts';

/** Whole tokens: what makes up a vault's size, what its yield is paid from, what swaps hold. */
const MONEY = {
  seed: 25_000_000n,
  reserve: 100_000_000n,
  exchange: 100_000_000n,
};

const GAS = 1_000_000n;

/** The senders of what is set up; the deployer has the tokens, the keeper turns the contracts' knobs. */
interface Builders {
  readonly deployer: Sender;
  readonly keeper: Sender;
}

/**
 * Puts router, exchange, vaults and bridge to their places, then gives them money and settings with
 * transactions. The tokens must be in a block. Resolves with the last transaction of each builder.
 */
export async function deployEarn(
  rpc: Rpc,
  chainId: number,
  otherChains: readonly number[],
  contracts: Artifacts,
  tokens: readonly DeployedToken[],
  builders: Builders,
): Promise<readonly Hex[]> {
  const usdc = tokenNamed(tokens, 'USDC');
  const router = routerOf(chainId);
  const plans = INSTRUMENTS.filter((plan) => plan.chainId === chainId);
  const keeper = builders.keeper.address;
  await placeBridge(rpc, chainId, contracts, usdc.address, router);
  await place(rpc, EXCHANGE, creationOf(contracts.SandboxExchange, [keeper]));
  const parts = [usdc.address, EXCHANGE, CCTP.tokenMessenger, keeper];
  await place(rpc, router, creationOf(contracts.SwapDepositRouter, parts));
  for (const plan of plans) {
    const { address } = tokenNamed(tokens, plan.token);
    await placeInstrument(rpc, contracts, plan, address, keeper);
  }
  const set = await turnKnobs(chainId, otherChains, tokens, plans, builders.keeper);
  return [set, await giveMoney(tokens, plans, builders.deployer)];
}

async function turnKnobs(
  chainId: number,
  otherChains: readonly number[],
  tokens: readonly DeployedToken[],
  plans: readonly InstrumentPlan[],
  keeper: Sender,
): Promise<Hex> {
  const to = routerOf(chainId);
  let last: Hex = '0x';
  for (const other of otherChains) {
    const args = [BigInt(other), domainOf(other), CCTP_RECEIVER] as const;
    const data = encodeFunctionData({ abi: ROUTER_ABI, functionName: 'setDestination', args });
    last = await keeper.send({ to, data, gas: GAS });
  }
  for (const plan of plans) {
    await keeper.send({ to, data: registration(tokens, plan), gas: GAS });
    const rate = [ratePerSecond(plan.apy)] as const;
    const data = encodeFunctionData({ abi: SHARES_ABI, functionName: 'setRate', args: rate });
    last = await keeper.send({ to: plan.shares, data, gas: GAS });
  }
  return last;
}

function registration(tokens: readonly DeployedToken[], plan: InstrumentPlan): Hex {
  const { address } = tokenNamed(tokens, plan.token);
  return plan.protocol === 'Aave'
    ? encodeFunctionData({
        abi: ROUTER_ABI,
        functionName: 'registerPool',
        args: [plan.execution, address],
      })
    : encodeFunctionData({
        abi: ROUTER_ABI,
        functionName: 'registerVault',
        args: [plan.execution],
      });
}

async function giveMoney(
  tokens: readonly DeployedToken[],
  plans: readonly InstrumentPlan[],
  deployer: Sender,
): Promise<Hex> {
  const give = (token: DeployedToken, to: Address, whole: bigint, how: 'transfer' | 'approve') => {
    const args = [to, whole * 10n ** BigInt(token.decimals)] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: how, args });
    return deployer.send({ to: token.address, data, gas: GAS });
  };
  for (const plan of plans) {
    const token = tokenNamed(tokens, plan.token);
    await give(token, plan.shares, MONEY.reserve, 'transfer');
    await give(token, plan.execution, MONEY.seed, 'approve');
    const seed = MONEY.seed * 10n ** BigInt(token.decimals);
    const data = firstDeposit(plan, token.address, seed, deployer.address);
    await deployer.send({ to: plan.execution, data, gas: GAS });
  }
  let last: Hex = '0x';
  for (const token of tokens) last = await give(token, EXCHANGE, MONEY.exchange, 'transfer');
  return last;
}

const firstDeposit = (plan: InstrumentPlan, token: Address, amount: bigint, of: Address): Hex =>
  plan.protocol === 'Aave'
    ? encodeFunctionData({
        abi: DEPOSIT_ABI,
        functionName: 'supply',
        args: [token, amount, of, 0],
      })
    : encodeFunctionData({ abi: DEPOSIT_ABI, functionName: 'deposit', args: [amount, of] });

function tokenNamed(tokens: readonly DeployedToken[], symbol: string): DeployedToken {
  const token = tokens.find((one) => one.symbol === symbol);
  if (token === undefined) throw new Error(`no token ${symbol}`);
  return token;
}
