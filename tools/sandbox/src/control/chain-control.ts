import { getAddress, type Hex, numberToHex } from 'viem';
import type { Chain } from '../chains/chain.ts';
import type { Reorg } from '../chains/reorg.ts';
import type { ChainAsset } from '../chains/transfer.ts';
import { ControlError } from './error.ts';
import { BODIES, type ControlInput } from './schemas.ts';

/** Controls of the local chains. Amounts are decimal strings of smallest units. */
export interface ChainControl {
  /** Sends money from the faucet; asset is `ETH` or a token's symbol. Resolves when included. */
  faucet(input: ControlInput<'faucet'>): Promise<{ readonly txHash: Hex }>;
  /** Makes blocks now. */
  mine(input: ControlInput<'mine'>): Promise<{ readonly block: number }>;
  /** Pauses or resumes the making of blocks. */
  automine(input: ControlInput<'automine'>): Promise<object>;
  /** Replaces the newest blocks; by default their transactions return to the pool. */
  reorg(input: ControlInput<'reorg'>): Promise<Reorg>;
  /** Takes a transaction out of the pool. */
  drop(input: ControlInput<'drop'>): Promise<object>;
  /** Sets the base fee of the next block, in wei. */
  baseFee(input: ControlInput<'base-fee'>): Promise<object>;
}

export function createChainControl(
  chains: readonly Chain[],
  scan: () => Promise<void>,
): ChainControl {
  const chainOf = (id: number): Chain => {
    const found = chains.find((chain) => chain.id === id);
    if (found === undefined) throw new ControlError(`no chain ${id} here`);
    return found;
  };
  return {
    faucet: async (input) => {
      const { chain: id, address, asset, amount } = BODIES.faucet.parse(input);
      const chain = chainOf(id);
      const to = getAddress(address);
      const txHash = await chain.pay('faucet', assetNamed(chain, asset), to, BigInt(amount));
      // With blocks paused by hand the money comes when they go on.
      if (chain.miner.running) {
        await chain.miner.mine(1);
        if (!(await chain.included(txHash)).ok) throw new ControlError('the faucet is empty');
      }
      return { txHash };
    },
    mine: async (input) => {
      const { chain: id, blocks } = BODIES.mine.parse(input);
      const chain = chainOf(id);
      await chain.miner.mine(blocks);
      await scan();
      return { block: Number(await chain.rpc('eth_blockNumber')) };
    },
    automine: async (input) => {
      const { chain, on } = BODIES.automine.parse(input);
      const { miner } = chainOf(chain);
      if (on) miner.resume();
      // A block being made at this moment is waited for: afterwards none appears.
      else await miner.quietly(async () => miner.pause());
      return { chain, on };
    },
    reorg: async (input) => {
      const { chain, depth, drop } = BODIES.reorg.parse(input);
      const outcome = await chainOf(chain).reorg(depth, drop);
      await scan();
      return outcome;
    },
    drop: async (input) => {
      const { chain, hash } = BODIES.drop.parse(input);
      const dropped = await chainOf(chain).rpc('anvil_dropTransaction', hash);
      return { dropped: dropped !== null };
    },
    baseFee: async (input) => {
      const { chain, wei } = BODIES['base-fee'].parse(input);
      await chainOf(chain).rpc('anvil_setNextBlockBaseFeePerGas', numberToHex(BigInt(wei)));
      return { chain, wei };
    },
  };
}

function assetNamed(chain: Chain, name: string): ChainAsset {
  if (name === 'ETH') return 'native';
  const token = chain.tokens.find(({ symbol, address }) => symbol === name || address === name);
  if (token === undefined) throw new ControlError(`no asset ${name} on chain ${chain.id}`);
  return token.address;
}
