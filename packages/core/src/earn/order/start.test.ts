import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActionState } from '../../action/action-state.ts';
import { ok } from '../../result/result.ts';
import { earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { ARBITRUM, BASE } from '../../simulation/world.ts';
import type { EarnWorld } from '../world.ts';
import type { OrderInput } from './input.ts';
import { buyV1 } from './order.ts';
import { seenStart, startOf } from './start.ts';
import type { OrderState } from './state.ts';

const MINUTE_MS = 60_000;
const wish = { kind: 'earn-buy', from: BASE, to: ARBITRUM, units: 5n } as const;
const input = earnErrand('buy', wish, CALM_PERSON).input as unknown as OrderInput;

function order(startedAt: number, head: number | null, change: Partial<OrderState> = {}) {
  const intent = {
    ...({ kind: 'order', owner: '', account: '', heldBefore: '0' } as const),
    ...{ sourceBlock: head, destinationBlock: null, at: startedAt + MINUTE_MS },
  };
  const state = { ...buyV1.initial(input, startedAt), intent, repeated: true, ...change };
  return { id: 'a', startedAt, state } as ActionState<OrderState>;
}

/** A chain that ends with `head`; counts how often it is asked. */
function chainOf(timeOf: (block: number) => number, head: number) {
  const asked: number[] = [];
  const block = async (number: number) => {
    asked.push(number);
    return ok(number > head ? null : { number, hash: '', at: timeOf(number) });
  };
  return { asked, world: { chain: () => ({ chain: BASE, block }) } as unknown as EarnWorld };
}

it('an order that was had already is looked for from the last block before this action on', async () => {
  const some = fc.record({
    head: fc.integer({ min: 0, max: 3_000_000 }),
    pace: fc.integer({ min: 1, max: 5_000 }),
    startedAt: fc.integer({ min: 0, max: 3_000_000_000 }),
  });
  await fc.assert(
    fc.asyncProperty(some, async ({ head, pace, startedAt }) => {
      const { asked, world } = chainOf((number) => number * pace, head);
      const found = await seenStart(order(startedAt, head), world);
      if (!found.ok) return expect.unreachable(found.error.message);
      const since = startedAt - 10 * MINUTE_MS;
      expect(found.value[0]?.data).toEqual({
        at: since,
        sourceBlock: Math.max(-1, Math.min(head, Math.ceil(since / pace) - 1)),
        destinationBlock: null,
      });
      expect(asked.length).toBeLessThan(60);
    }),
    { numRuns: 300 },
  );
});

it('the block is asked for once, and only where the key had its order already', async () => {
  const { asked, world } = chainOf((number) => number, 5);
  const earlier = { at: 1, sourceBlock: 2, destinationBlock: null };
  for (const change of [{ repeated: false }, { intent: null }, { earlier }]) {
    expect(await seenStart(order(9, 5, change), world)).toEqual(ok([]));
  }
  expect(asked).toEqual([]);
  expect(startOf(order(9, 5).state)).toBeNull();
  expect(startOf(order(9, 5, { earlier }).state)).toEqual(earlier);
  expect(startOf(order(9, 5, { repeated: false }).state)).toMatchObject({ sourceBlock: 5 });
});

it('a block that cannot be read stops the look', async () => {
  const { world } = chainOf((number) => number, 5);
  expect(await seenStart(order(9, 7), world)).toMatchObject({ error: { code: 'NO_BLOCK' } });
  const nowhere = { chain: () => undefined } as unknown as EarnWorld;
  expect(await seenStart(order(9, 7), nowhere)).toMatchObject({ error: { code: 'NO_CHAIN' } });
});
