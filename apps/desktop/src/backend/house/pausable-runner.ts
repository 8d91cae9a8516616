import { type Engine, type Runner, type RunnerOptions, startRunner } from '@countinghouse/core';

/** A runner that can stand still while there is no world to ask, and go on later. */
export interface PausableRunner extends Runner {
  resume(): void;
  /** Resolves when nothing is being worked on any more. */
  pause(): Promise<void>;
}

export function pausableRunner(options: RunnerOptions): PausableRunner {
  let current: Runner | null = null;
  let stopped = false;
  let pausing: Promise<void> = Promise.resolve();

  async function pause(): Promise<void> {
    const last = current;
    current = null;
    if (last !== null) pausing = last.stop();
    await pausing;
  }

  return {
    poke: () => current?.poke(),
    resume() {
      if (current === null && !stopped) current = startRunner(options);
    },
    pause,
    async stop() {
      stopped = true;
      await pause();
    },
  };
}

/** An engine that takes wishes at any time, and drives actions only while the world is there. */
export function pausableEngine(engine: Engine, running: () => boolean): Engine {
  return {
    ...engine,
    advance: async (actionId) => {
      if (running()) await engine.advance(actionId);
    },
    runDue: async (limit) => (running() ? engine.runDue(limit) : 0),
  };
}
