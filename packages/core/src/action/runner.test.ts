import { expect, it } from 'vitest';
import type { LedgerPort } from '../ports/ledger.ts';
import type { Engine } from './engine.ts';
import { startRunner } from './runner.ts';

/** A timer and a clock that stand still until they are moved. */
function still() {
  let now = 1_000;
  const armed = new Map<symbol, { at: number; run: () => void }>();
  return {
    clock: { now: () => now },
    timer: {
      at(moment: number, run: () => void) {
        const key = Symbol();
        armed.set(key, { at: moment, run });
        return () => void armed.delete(key);
      },
    },
    armed: () => [...armed.values()],
    move(to: number) {
      now = to;
      for (const [key, { at, run }] of armed) {
        if (at > now) continue;
        armed.delete(key);
        run();
      }
    },
  };
}

function waitingActions(count: number, at: number) {
  const due = new Map(Array.from({ length: count }, (_, i) => [`a${i}`, at + i]));
  const advanced: string[] = [];
  const ledger = {
    dueActions: async (now: number, limit: number) =>
      [...due]
        .filter(([, moment]) => moment <= now)
        .slice(0, limit)
        .map(([id]) => ({ id })),
    nextDueAt: async () => (due.size === 0 ? null : Math.min(...due.values())),
    reschedule: async (id: string, moment: number | null) =>
      void (moment === null ? due.delete(id) : due.set(id, moment)),
  };
  const engine = {
    async advance(id: string) {
      advanced.push(id);
      due.delete(id);
    },
  };
  return {
    advanced,
    due,
    ledger: ledger as unknown as LedgerPort,
    engine: engine as unknown as Engine,
  };
}

/** Lets every promise that can settle do so; the ports here answer at once. */
async function settle(): Promise<void> {
  for (let i = 0; i < 100; i += 1) await Promise.resolve();
}

it('keeps one timer however many actions wait, and wakes for the earliest', async () => {
  const time = still();
  const waiting = waitingActions(10_000, 50_000);
  const runner = startRunner({
    ...waiting,
    ...time,
    onError: (error) => expect.fail(String(error)),
  });
  await settle();
  expect(time.armed()).toHaveLength(1);
  expect(waiting.advanced).toEqual([]);
  time.move(50_002);
  await settle();
  expect(waiting.advanced).toEqual(['a0', 'a1', 'a2']);
  expect(time.armed()).toHaveLength(1);
  await runner.stop();
  expect(time.armed()).toHaveLength(0);
});

it('never sleeps past a minute, so that a clock that jumps is noticed', async () => {
  const time = still();
  const runner = startRunner({ ...waitingActions(1, 10 ** 9), ...time, onError: () => undefined });
  await settle();
  expect(time.armed()[0]?.at).toBe(61_000);
  await runner.stop();
});

it('looks at everything that waits when the clock was set back', async () => {
  const time = still();
  time.move(500_000);
  const waiting = waitingActions(3, 570_000);
  const runner = startRunner({ ...waiting, ...time, onError: () => undefined });
  await settle();
  time.move(499_000);
  runner.poke();
  await settle();
  expect(waiting.advanced).toEqual([]);
  time.move(100_000);
  runner.poke();
  await settle();
  expect(waiting.advanced).toEqual(['a0', 'a1', 'a2']);
  await runner.stop();
});

it('goes on with the others when one action throws', async () => {
  const time = still();
  const waiting = waitingActions(2, 0);
  const errors: unknown[] = [];
  const broken = {
    ...waiting.engine,
    async advance(id: string) {
      if (id === 'a0') throw new Error('bug');
      await waiting.engine.advance(id);
    },
  };
  const runner = startRunner({
    ...waiting,
    ...time,
    engine: broken,
    onError: (e) => errors.push(e),
  });
  await settle();
  expect(waiting.advanced).toEqual(['a1']);
  expect(errors).toHaveLength(1);
  expect(waiting.due.get('a0')).toBe(61_000);
  await runner.stop();
});
