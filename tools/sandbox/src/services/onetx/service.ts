import { createPublicClient, http } from 'viem';
import type { Chain } from '../../chains/chain.ts';
import { createLane, type Lane } from '../../chains/lane.ts';
import type { Clock } from '../../clock.ts';
import { createOneTxBook } from './book.ts';
import { createLies, type Lies } from './distortion.ts';
import { advance, isOpen } from './engine.ts';
import { badRequest } from './refusal.ts';
import { ONETX_DEFAULTS, type OneTxSettings } from './settings.ts';
import type { OneTxWorld, ReadChain } from './world.ts';

/** The running service. */
export interface OneTx extends OneTxWorld {
  readonly lies: Lies;
  /** Resolves when no action is in the middle of a step. */
  idle(): Promise<void>;
}

/** What a service that was here before knows. */
export interface OneTxMemory {
  readonly records: ReadonlyMap<string, string>;
  /** Called with each record before anybody is told of it. */
  readonly write: (key: string, json: string) => void;
}

/** Starts the service over the given chains. `run` keeps session keys of runs apart. */
export function createOneTx(
  chains: readonly Chain[],
  clock: Clock,
  run: number,
  settings: OneTxSettings = { ...ONETX_DEFAULTS },
  onError: (error: unknown) => void = () => {},
  memory: OneTxMemory = { records: new Map(), write: () => {} },
): OneTx {
  const book = createOneTxBook(memory.records, memory.write);
  const read = chains.map(readChain);
  const lanes = new Map<string, Lane>();
  const working = new Map<number, Promise<void>>();
  const world: OneTx = {
    ...{ clock, run, settings, book, chains: read, lies: createLies() },
    chainOf: (id) => {
      const found = read.find(({ chain }) => chain.id === id);
      if (found === undefined) throw badRequest(`Unsupported chain: ${id}`);
      return found;
    },
    inTurn: (owner, work) => {
      const lane = lanes.get(owner) ?? createLane();
      lanes.set(owner, lane);
      return lane(work);
    },
    pump: () => {
      for (const action of book.actions) {
        if (!isOpen(action) || working.has(action.n)) continue;
        const work = advance(world, action)
          .catch(onError)
          .finally(() => working.delete(action.n));
        working.set(action.n, work);
      }
    },
    idle: async () => {
      await Promise.all(working.values());
    },
  };
  return world;
}

function readChain(chain: Chain): ReadChain {
  const usdc = chain.tokens.find(({ symbol }) => symbol === 'USDC')?.address;
  if (usdc === undefined) throw new Error(`no USDC on chain ${chain.id}`);
  const transport = http(chain.rpcUrl, { retryCount: 0, timeout: 10_000 });
  return { chain, usdc, client: createPublicClient({ transport, cacheTime: 0 }) };
}
