import { createProjector, createRegistry } from '@countinghouse/core';
import { REGISTRY } from './program.ts';

/** The next program's definitions: they would do anything with an action but what it began with. */
export const TOMORROW = createRegistry([
  ...REGISTRY.definitions,
  ...REGISTRY.definitions.map((today) => ({
    ...today,
    version: 999,
    initial: () => never(),
    fold: () => never(),
    decide: () => never(),
    view: () => never(),
  })),
]);
export const TOMORROWS_PROJECTOR = createProjector(TOMORROW);

function never(): never {
  throw new Error('an action was handled by a definition it was not begun with');
}
