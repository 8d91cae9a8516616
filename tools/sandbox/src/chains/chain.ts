import { type Address, type Hex, numberToHex } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { roleAccount } from '../identity.ts';
import { collect } from './collect.ts';
import type { Artifact } from './compile.ts';
import { type DeployedToken, deployWorld } from './deploy.ts';
import { createMiner, type Miner } from './miner.ts';
import { type Reorg, type ReorgDrop, reorganise } from './reorg.ts';
import { type Rpc, rpcOf } from './rpc.ts';
import { createSender, type Inclusion, type Sender } from './sender.ts';
import { type ChainAsset, transferCall } from './transfer.ts';
import { createWatcher, type WatchEvents } from './watcher.ts';

/** One running local chain with everything the services and the controls need of it. */
export interface Chain {
  readonly id: number;
  readonly rpcUrl: string;
  readonly rpc: Rpc;
  readonly tokens: readonly DeployedToken[];
  readonly miner: Miner;
  readonly treasury: Address;
  /** Sends from an account of the sandbox; resolves when broadcast. */
  pay(from: 'treasury' | 'faucet', asset: ChainAsset, to: Address, amount: bigint): Promise<Hex>;
  /** Sends money of another account of the sandbox to the treasury, giving it the gas it needs. */
  collect(from: HDAccount, asset: ChainAsset, amount: bigint): Promise<Hex>;
  /** Waits until a transaction of `pay` is in a block. */
  included(hash: Hex): Promise<Inclusion>;
  /** Replaces the newest blocks. */
  reorg(depth: number, drop: ReorgDrop): Promise<Reorg>;
  /** Moves the chain's clock and makes a block. */
  advance(seconds: number): Promise<void>;
  /** Calls back on each new block, transfer and reorganisation; returns the function that reads. */
  watch(events: WatchEvents): () => Promise<void>;
}

/** Prepares a fresh node: contracts, money, miner. */
export async function openChain(
  id: number,
  port: number,
  token: Artifact,
  blockTimeMs: number,
  onBlock: () => void,
  onError: (error: unknown) => void,
  closing: AbortSignal,
): Promise<Chain> {
  const rpcUrl = `http://127.0.0.1:${port}`;
  const rpc = rpcOf(rpcUrl);
  const tokens = await deployWorld(rpc, id, token);
  const miner = createMiner(rpc, blockTimeMs, onBlock, onError);
  const own = new Set<string>();
  const signed = (hash: Hex): void => {
    own.add(hash);
  };
  const senders: Readonly<Record<'treasury' | 'faucet', Sender>> = {
    treasury: createSender(rpc, id, roleAccount('treasury'), signed, closing),
    faucet: createSender(rpc, id, roleAccount('faucet'), signed, closing),
  };
  return {
    id,
    rpcUrl,
    rpc,
    tokens,
    miner,
    treasury: senders.treasury.address,
    pay: (from, asset, to, amount) => senders[from].send(transferCall(asset, to, amount)),
    collect: (from, asset, amount) =>
      collect({ rpc, chainId: id, treasury: senders.treasury, signed }, from, asset, amount),
    included: (hash) => senders.treasury.included(hash),
    reorg: (depth, drop) =>
      miner.quietly(() => reorganise(rpc, depth, drop, (hash) => own.has(hash))),
    advance: async (seconds) => {
      await miner.quietly(() => rpc('evm_increaseTime', numberToHex(seconds)));
      await miner.mine(1);
    },
    watch: (events) =>
      createWatcher(
        rpc,
        tokens.map(({ address }) => address),
        events,
      ),
  };
}
