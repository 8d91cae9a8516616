import {
  createEngine as createEngineForTests,
  type Engine,
  type EngineOptions as OptionsForTests,
} from './engine.ts';

/** What an engine is made of. */
export type EngineOptions<World> = Omit<OptionsForTests<World>, 'bug'>;

/** Drives actions, at most once each. The switch for planted bugs does not exist out here. */
export function createEngine<World>(options: EngineOptions<World>): Engine {
  const { registry, world, ledger, clock, random, onTrouble } = options;
  return createEngineForTests({
    registry,
    world,
    ledger,
    clock,
    random,
    session: () => options.session(),
    ...(onTrouble === undefined ? {} : { onTrouble }),
  });
}
