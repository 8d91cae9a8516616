import { type Address, type Hex, numberToHex } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { type Role, roleAccount } from '../identity.ts';
import { deployStack, hasStack, type StackParts } from '../stack/deploy-stack.ts';
import { collect } from './collect.ts';
import { type DeployedToken, deployWorld, worldTokens } from './deploy.ts';
import { createMiner, type Keeping, type Miner } from './miner.ts';
import { createOwn, type OwnTransaction } from './own.ts';
import { type Reorg, type ReorgDrop, reorganise } from './reorg.ts';
import { type ChainBefore, restoreChain } from './restore.ts';
import { type Rpc, rpcOf } from './rpc.ts';
import { createSender, type Inclusion, type Outgoing, type Sender } from './sender.ts';
import { type ChainAsset, transferCall } from './transfer.ts';
import { createWatcher, type WatchEvents, type Watcher, type WatchPosition } from './watcher.ts';

/** One running local chain with everything the services and the controls need of it. */
export interface Chain {
  readonly id: number;
  readonly rpcUrl: string;
  readonly rpc: Rpc;
  readonly tokens: readonly DeployedToken[];
  readonly miner: Miner;
  readonly treasury: Address;
  /** Sends from an account of the sandbox, once for each purpose; resolves when broadcast. */
  pay(
    from: 'treasury' | 'faucet',
    asset: ChainAsset,
    to: Address,
    amount: bigint,
    purpose?: string,
  ): Promise<Hex>;
  /** Sends a call of an account of the sandbox, once for each purpose; resolves when broadcast. */
  send(from: 'relayer' | 'keeper', call: Outgoing, purpose?: string): Promise<Hex>;
  /**
   * Sends money of another account of the sandbox to the treasury, giving it the gas it needs. Once for
   * each purpose.
   */
  collect(from: HDAccount, asset: ChainAsset, amount: bigint, purpose: string): Promise<Hex>;
  /** Waits until a transaction of `pay` is in a block. */
  included(hash: Hex): Promise<Inclusion>;
  /** Replaces the newest blocks. */
  reorg(depth: number, drop: ReorgDrop): Promise<Reorg>;
  /** Moves the chain's clock and makes a block. */
  advance(seconds: number): Promise<void>;
  /** Calls back on each new block, transfer and reorganisation, from a position on. */
  watch(events: WatchEvents, from?: WatchPosition): Watcher;
}

/** Where a chain is kept beyond its process. */
export interface ChainMemory {
  /** As it was left; undefined for a new one. */
  readonly before: ChainBefore | undefined;
  readonly sent: readonly OwnTransaction[];
  readonly signed: (transaction: OwnTransaction) => void;
  readonly keeping: (rpc: Rpc) => Keeping;
}

export interface ChainOptions {
  readonly id: number;
  readonly port: number;
  /** What the chain is made of. */
  readonly parts: StackParts;
  readonly blockTimeMs: number;
  /** `finalized` trails the head by this many blocks. */
  readonly finality: number;
  readonly onBlock: () => void;
  readonly onError: (error: unknown) => void;
  readonly closing: AbortSignal;
  readonly memory?: ChainMemory | undefined;
}

/** Prepares a fresh node: contracts, money, miner; or what it held when it was left. */
export async function openChain(options: ChainOptions): Promise<Chain> {
  const { id, port, blockTimeMs, onBlock, onError, closing, memory } = options;
  const rpcUrl = `http://127.0.0.1:${port}`;
  const rpc = rpcOf(rpcUrl);
  const tokens = worldTokens();
  const own = createOwn(memory?.sent ?? [], memory?.signed ?? (() => {}));
  if (memory?.before === undefined)
    await deployWorld(rpc, id, options.parts.contracts.SandboxToken);
  else await restoreChain(rpc, memory.before, own, options.finality);
  if (!(await hasStack(rpc))) await deployStack(rpc, id, options.parts);
  const miner = createMiner(rpc, blockTimeMs, onBlock, onError, memory?.keeping(rpc));
  const sender = (role: Role): Sender => createSender(rpc, id, roleAccount(role), own, closing);
  const senders = {
    ...{ treasury: sender('treasury'), faucet: sender('faucet') },
    ...{ relayer: sender('relayer'), keeper: sender('keeper') },
  };
  return {
    id,
    rpcUrl,
    rpc,
    tokens,
    miner,
    treasury: senders.treasury.address,
    pay: (from, asset, to, amount, purpose) =>
      senders[from].send(transferCall(asset, to, amount), purpose),
    send: (from, call, purpose) => senders[from].send(call, purpose),
    collect: (from, asset, amount, purpose) =>
      collect({ rpc, chainId: id, treasury: senders.treasury, own }, from, asset, amount, purpose),
    included: (hash) => senders.treasury.included(hash),
    reorg: (depth, drop) =>
      miner.quietly(() => reorganise(rpc, depth, drop, (hash) => own.has(hash))),
    advance: async (seconds) => {
      await miner.quietly(() => rpc('evm_increaseTime', numberToHex(seconds)));
      await miner.mine(1);
    },
    watch: (events, from) =>
      createWatcher(
        rpc,
        tokens.map(({ address }) => address),
        events,
        from,
      ),
  };
}
