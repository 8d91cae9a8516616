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

/** `onBlock` is called after each round of mining; `onError` when the node fails to answer. */
export function createMiner(
  rpc: Rpc,
  blockTimeMs: number,
  onBlock: () => void,
  onError: (error: unknown) => void,
): Miner {
  let running = true;
  let stopped = false;
  let lane: Promise<unknown> = Promise.resolve();
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const next = lane.then(work);
    lane = next.catch(() => {});
    return next;
  };
  const mineBlocks = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) await rpc('evm_mine');
    onBlock();
  };
  let waiting = false;
  const timer = setInterval(() => {
    if (!running || waiting) return;
    waiting = true;
    inLane(async () => {
      if (running && !stopped) await mineBlocks(1);
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
      await lane;
    },
  };
}
