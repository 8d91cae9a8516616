import { createLane, type Lane } from './lane.ts';
import type { Rpc } from './rpc.ts';

/** Makes blocks: one each `blockTimeMs` while running, more when asked. */
export interface Miner {
  readonly running: boolean;
  pause(): void;
  resume(): void;
  /** Makes `count` blocks now, paused or not. */
  mine(count: number): Promise<void>;
  /** Runs `work` with no block being made by this miner meanwhile. */
  quietly<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** How blocks are made where they are kept. */
export interface Keeping {
  /** One for all chains: nothing moves while a block is written down. */
  readonly lane: Lane;
  /** Called after each block, before the next. */
  mined(): Promise<void>;
  /** Whether an empty block may be left out now: what is kept for ever should not grow for nothing. */
  mayRest(): Promise<boolean>;
}

/** `onBlock` is called after each round of mining; `onError` when the node fails to answer. */
export function createMiner(
  rpc: Rpc,
  blockTimeMs: number,
  onBlock: () => void,
  onError: (error: unknown) => void,
  keeping?: Keeping,
): Miner {
  let running = true;
  let stopped = false;
  const inLane = keeping?.lane ?? createLane();
  const mineBlocks = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) {
      await rpc('evm_mine');
      await keeping?.mined();
    }
    onBlock();
  };
  let waiting = false;
  const timer = setInterval(() => {
    if (!running || waiting) return;
    waiting = true;
    inLane(async () => {
      if (!running || stopped) return;
      if (keeping === undefined || !(await keeping.mayRest())) await mineBlocks(1);
    })
      .catch((error: unknown) => {
        if (!stopped) onError(error);
      })
      .finally(() => {
        waiting = false;
      });
  }, blockTimeMs);
  return {
    get running() {
      return running;
    },
    pause: () => {
      running = false;
    },
    resume: () => {
      running = true;
    },
    mine: (count) => inLane(() => mineBlocks(count)),
    quietly: inLane,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await inLane(async () => {});
    },
  };
}
