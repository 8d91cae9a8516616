import { expect, it } from 'vitest';
import { earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { createStage } from '../../simulation/driver/stage.ts';
import { ARBITRUM, BASE } from '../../simulation/world.ts';
import type { OrderTransfer } from './input.ts';
import { type OrderPace, orderTakes } from './takes.ts';

it.each<[OrderPace, typeof BASE | typeof ARBITRUM, OrderTransfer]>([
  ['same chain', BASE, { speed: 'standard' }],
  ['standard', ARBITRUM, { speed: 'standard' }],
  ['fast', ARBITRUM, { speed: 'fast', maxFee: '1000' }],
])('under way, an order is expected when it was said before: %s', async (pace, to, transfer) => {
  const stage = createStage();
  const engine = stage.program();
  const wish = { kind: 'earn-buy', from: BASE, to, units: 5_000_000n } as const;
  const { kind, input } = earnErrand('order', wish, CALM_PERSON);
  const begun = await engine.start('order', kind, { ...input, transfer } as never);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  const { actionId } = begun.value;
  await engine.advance(actionId);
  expect(await stage.approve(engine, actionId)).toBe(true);
  await engine.advance(actionId);
  const offers = await engine.offers(actionId);
  expect(offers?.outlook.expectedUntil).toBe(stage.world.clock.now() + orderTakes(pace));
});
