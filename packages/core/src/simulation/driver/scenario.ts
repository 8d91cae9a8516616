import { createSimWorld, OWNER, type SimWorld } from '../world.ts';
import type { Errand } from './errand.ts';

/** One way things can go, told without faults; the exhaustive mode then kills it at every call. */
export interface Scenario {
  readonly name: string;
  readonly errand: Errand;
  /** Where it ends when nothing else goes wrong. */
  readonly ends: string;
  world(): SimWorld;
}

/** Does `act` once the person's first transaction waits in the pool. */
export function whenWaiting(world: SimWorld, act: () => void): void {
  const look = (): void => {
    if (world.base.waiting().some(({ transaction }) => transaction.from === OWNER)) act();
    else if (world.clock.now() < start + 600_000) world.clock.at(world.clock.now() + 100, look);
  };
  const start = world.clock.now();
  world.clock.at(start + 100, look);
}

/** A scenario in a world that `arrange` has prepared for it. */
export function scenario(
  name: string,
  ends: string,
  errand: Errand,
  arrange: (world: SimWorld) => void = () => undefined,
): Scenario {
  return {
    name,
    ends,
    errand,
    world() {
      const world = createSimWorld({ seed: 7, inclusionDelay: () => 2 });
      arrange(world);
      return world;
    },
  };
}
