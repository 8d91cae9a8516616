import type { SwapIds } from './journey-swap.ts';
import type { Stage } from './stage.ts';

/** Gives the demo's account something to pay with, and names the assets it will swap. */
export async function faucet({ sandbox, account }: Stage): Promise<SwapIds> {
  const give = (asset: string, amount: bigint) =>
    sandbox.remote.call('faucet', {
      chain: 8453,
      address: account,
      asset,
      amount: amount.toString(),
    });
  await give('USDC', 100_000_000n);
  await give('ETH', 10n ** 17n);
  const tokens = (await (
    await fetch(`${sandbox.services.oneclick.baseUrl}/v0/tokens`)
  ).json()) as readonly { assetId: string; blockchain: string; symbol: string }[];
  const id = (blockchain: string) => {
    const found = tokens.find((one) => one.blockchain === blockchain && one.symbol === 'USDC');
    if (found === undefined) throw new Error(`1Click lists no USDC on ${blockchain}`);
    return found.assetId;
  };
  return { base: id('base'), arbitrum: id('arb') };
}
