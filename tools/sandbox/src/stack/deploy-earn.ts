import { type Address, encodeFunctionData, erc20Abi, type Hex, stringToHex } from 'viem';
import type { Artifacts } from '../chains/compile.ts';
import type { DeployedToken } from '../chains/deploy.ts';
import type { Rpc } from '../chains/rpc.ts';
import type { Sender } from '../chains/sender.ts';
import { roleAccount } from '../identity.ts';
import { ROUTER_ABI, VAULT_ABI } from './abi.ts';
import { CCTP, CCTP_RECEIVER, domainOf, EXCHANGE, routerOf } from './addresses.ts';
import { INSTRUMENTS, type InstrumentPlan } from './instruments.ts';
import { creationOf, place } from './place.ts';
import { ratePerSecond } from './rate.ts';

/** Whole tokens: what makes up a vault's size, what its yield is paid from, what swaps and bridges hold. */
const MONEY = {
  seed: 25_000_000n,
  reserve: 100_000_000n,
  exchange: 100_000_000n,
  bridge: 1_000_000_000n,
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
  const vaults = INSTRUMENTS.filter((plan) => plan.chainId === chainId);
  const keeper = builders.keeper.address;
  await placeBridge(rpc, chainId, contracts, usdc.address, router);
  await place(rpc, EXCHANGE, creationOf(contracts.SandboxExchange, [keeper]));
  const parts = [usdc.address, EXCHANGE, CCTP.tokenMessenger, keeper];
  await place(rpc, router, creationOf(contracts.SwapDepositRouter, parts));
  for (const plan of vaults) {
    const { address } = tokenNamed(tokens, plan.token);
    const labels = [stringToHex(plan.name, { size: 32 }), stringToHex(plan.symbol, { size: 32 })];
    const args = [address, plan.shareDecimals, ...labels, keeper];
    await place(rpc, plan.vault, creationOf(contracts.SandboxVault, args));
  }
  const set = await turnKnobs(chainId, otherChains, vaults, builders.keeper);
  return [set, await giveMoney(tokens, vaults, builders.deployer)];
}

async function placeBridge(
  rpc: Rpc,
  chainId: number,
  contracts: Artifacts,
  usdc: Address,
  router: Address,
): Promise<void> {
  const attester = roleAccount('attester').address;
  const { messageTransmitter, tokenMessenger } = CCTP;
  const transmitter = creationOf(contracts.MessageTransmitter, [domainOf(chainId), attester]);
  await place(rpc, messageTransmitter, transmitter);
  const args = [usdc, messageTransmitter, attester];
  await place(rpc, tokenMessenger, creationOf(contracts.SandboxTokenMessenger, args));
  const receiver = creationOf(contracts.CctpReceiver, [usdc, messageTransmitter, router]);
  await place(rpc, CCTP_RECEIVER, receiver);
}

async function turnKnobs(
  chainId: number,
  otherChains: readonly number[],
  vaults: readonly InstrumentPlan[],
  keeper: Sender,
): Promise<Hex> {
  const to = routerOf(chainId);
  let last: Hex = '0x';
  for (const other of otherChains) {
    const args = [BigInt(other), domainOf(other), CCTP_RECEIVER] as const;
    const data = encodeFunctionData({ abi: ROUTER_ABI, functionName: 'setDestination', args });
    last = await keeper.send({ to, data, gas: GAS });
  }
  for (const { vault, apy } of vaults) {
    const known = encodeFunctionData({ abi: ROUTER_ABI, functionName: 'register', args: [vault] });
    await keeper.send({ to, data: known, gas: GAS });
    const rate = [ratePerSecond(apy)] as const;
    const data = encodeFunctionData({ abi: VAULT_ABI, functionName: 'setRate', args: rate });
    last = await keeper.send({ to: vault, data, gas: GAS });
  }
  return last;
}

async function giveMoney(
  tokens: readonly DeployedToken[],
  vaults: readonly InstrumentPlan[],
  deployer: Sender,
): Promise<Hex> {
  const usdc = tokenNamed(tokens, 'USDC');
  const give = (token: DeployedToken, to: Address, whole: bigint, how: 'transfer' | 'approve') => {
    const args = [to, whole * 10n ** BigInt(token.decimals)] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: how, args });
    return deployer.send({ to: token.address, data, gas: GAS });
  };
  for (const { vault, token: symbol } of vaults) {
    const token = tokenNamed(tokens, symbol);
    await give(token, vault, MONEY.reserve, 'transfer');
    await give(token, vault, MONEY.seed, 'approve');
    const seed = MONEY.seed * 10n ** BigInt(token.decimals);
    const args = [seed, deployer.address] as const;
    const data = encodeFunctionData({ abi: VAULT_ABI, functionName: 'deposit', args });
    await deployer.send({ to: vault, data, gas: GAS });
  }
  for (const token of tokens) await give(token, EXCHANGE, MONEY.exchange, 'transfer');
  return give(usdc, CCTP.tokenMessenger, MONEY.bridge, 'transfer');
}

function tokenNamed(tokens: readonly DeployedToken[], symbol: string): DeployedToken {
  const token = tokens.find((one) => one.symbol === symbol);
  if (token === undefined) throw new Error(`no token ${symbol}`);
  return token;
}
