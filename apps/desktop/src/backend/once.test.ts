import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { refuse } from './failures.ts';
import { once } from './once.ts';
import { newCommand, openSimHouse, type SimHouse } from './testing/sim-house.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

const shape = z.strictObject({ n: z.int() });
let done = 0;

/** Counts how often it was really done. */
function count(id: string, procedure = 'test.count') {
  return once(sim.house, { id, procedure, shape }, async (kept) => {
    done += 1;
    const value = { n: done };
    const before = await sim.house.ledger.readStream('count');
    const written = await sim.house.ledger.append({
      stream: 'count',
      expectedLength: before.length,
      events: [{ type: 'counted', version: 1, data: value }],
      rows: {},
      ...kept(value),
    });
    if (!written.ok) throw new Error(written.error.message);
    return { ok: true, value };
  });
}

it('is done once: for two at the same time, and for one that comes later', async () => {
  done = 0;
  const id = newCommand();
  const [a, b] = await Promise.all([count(id), count(id)]);
  expect(a).toEqual({ ok: true, value: { n: 1 } });
  expect(b).toEqual(a);
  expect(await count(id)).toEqual(a);
  expect(await count(newCommand())).toEqual({ ok: true, value: { n: 2 } });
});

it('an id that was used for something else is refused, at the same time and later', async () => {
  done = 0;
  const id = newCommand();
  const [, other] = await Promise.all([count(id), count(id, 'test.other')]);
  expect(other).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  expect(await count(id, 'test.other')).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  expect(done).toBe(1);
});

it('what failed may be tried again under the same id', async () => {
  done = 0;
  const id = newCommand();
  const command = { id, procedure: 'test.count', shape };
  const failing = () => once(sim.house, command, async () => refuse('NOT_NOW', 'Not now.'));
  expect(await failing()).toMatchObject({ ok: false, error: { code: 'NOT_NOW' } });
  await expect(
    once(sim.house, command, () => Promise.reject(new Error('a bug'))),
  ).rejects.toThrow();
  expect(await count(id)).toEqual({ ok: true, value: { n: 1 } });
});
