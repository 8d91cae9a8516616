import { expect, it } from 'vitest';
import { strict } from './strict.ts';

it('what is not there throws by name, and never looks like undefined', async () => {
  const thing = strict('app', { there: 1 });
  expect(thing.there).toBe(1);
  expect(() => (thing as unknown as { dock: unknown }).dock).toThrow(
    'electron-harness: app.dock is not implemented',
  );
  // Waiting for it, printing it and comparing it are no use of it.
  expect(await thing).toEqual({ there: 1 });
});
