import type { Address } from 'viem';
import { SHARES_ABI } from '../../stack/abi.ts';
import { humanOf } from './decimals.ts';
import { type Instrument, instrumentsOf } from './instrument.ts';
import { apyOf } from './listing.ts';
import { held, USDC_DECIMALS } from './money.ts';
import type { OneTxWorld } from './world.ts';

export const CHAIN_NAMES: Readonly<Record<number, string>> = {
  8453: 'Base',
  42161: 'Arbitrum One',
};

/** `GET /transactions/balances/:address`. */
export async function balancesOf(world: OneTxWorld, address: Address) {
  const found = await Promise.all(
    world.chains.map(async (on) => ({ id: on.chain.id, units: await held(on, on.usdc, address) })),
  );
  const total = found.reduce((sum, { units }) => sum + units, 0n);
  return {
    address,
    balances: found.map(({ id, units }) => ({
      chainId: id,
      chainName: CHAIN_NAMES[id] ?? String(id),
      usdcBalance: humanOf(units, USDC_DECIMALS),
      usdcBalanceRaw: units.toString(),
    })),
    totalUsdcUsd: humanOf(total, USDC_DECIMALS),
  };
}

/** `GET` and `POST /positions`: of one chain, or of all where the chain is 0. */
export async function positionsOf(world: OneTxWorld, address: Address, chainId: number) {
  const chains = chainId === 0 ? world.chains : [world.chainOf(chainId)];
  const usdc = await Promise.all(chains.map((on) => held(on, on.usdc, address)));
  const units = usdc.reduce((sum, one) => sum + one, 0n);
  const here = instrumentsOf(world).filter((one) =>
    chains.some(({ chain }) => chain.id === one.chainId),
  );
  const positions = await Promise.all(here.map((one) => positionIn(world, one, address)));
  return {
    ...{
      address,
      chainId,
      usdcBalance: humanOf(units, USDC_DECIMALS),
      usdcBalanceRaw: units.toString(),
    },
    positions: positions.flat(),
  };
}

/** `balance` is worth in the instrument's token, `shareBalance` what can be sold. */
async function positionIn(world: OneTxWorld, one: Instrument, address: Address) {
  const on = world.chainOf(one.chainId);
  const shares = await held(on, one.shares, address);
  if (shares === 0n) return [];
  const worth = await on.client.readContract({
    address: one.shares,
    abi: SHARES_ABI,
    functionName: 'convertToAssets',
    args: [shares],
  });
  return [
    {
      instrumentId: one.id,
      protocol: one.protocol,
      symbol: one.token,
      yieldTokenSymbol: one.symbol,
      balance: humanOf(worth, one.tokenDecimals),
      balanceRaw: worth.toString(),
      decimals: one.tokenDecimals,
      shareBalance: humanOf(shares, one.shareDecimals),
      shareBalanceRaw: shares.toString(),
      shareDecimals: one.shareDecimals,
      currentApy: apyOf(world, one),
      yieldTokenAddress: one.shares,
      tokenAddress: one.tokenAddress,
      chainId: one.chainId,
    },
  ];
}
