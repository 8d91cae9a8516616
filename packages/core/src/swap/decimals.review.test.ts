import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../ports/json.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { payee, sendInput, swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage, type Stage } from '../simulation/driver/stage.ts';
import { BASE } from '../simulation/world.ts';

/* Found in review: what a person reads as an amount hangs on decimals that only a list had told. */

/** A swap of fifty dollars, with one side's decimals as the service's list lies about them. */
async function swapWith(
  stage: Stage,
  lie: (side: JsonObject) => JsonObject,
  side: string,
): Promise<string> {
  const { input } = swapErrandOf({
    name: side,
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: false,
    temper: CALM_PERSON,
  });
  const engine = stage.program();
  const lied = { ...input, shown: null, [side]: lie(input[side] as JsonObject) };
  const begun = await engine.start(`start ${side}`, 'swap', lied);
  if (!begun.ok) throw new Error(begun.error.message);
  await engine.advance(begun.value.actionId);
  await stage.approve(engine, begun.value.actionId);
  await stage.pass(engine, 60_000);
  return begun.value.actionId;
}

describe('decimals', () => {
  it.each([
    // "Pay 0.5 USDC" would take fifty, "get 5000 USDC" would be fifty.
    ['origin', 8],
    ['destination', 4],
  ])('of the %s that are not the contract’s own stop a swap', async (side, decimals) => {
    const stage = createStage();
    const id = await swapWith(stage, (asset) => ({ ...asset, decimals }), side);
    expect(stage.row(id).status).toBe('failed');
    expect(stage.row(id).sentence).toContain('decimals');
    expect(stage.world.base.submissions()).toEqual([]);
  });

  it('that are not the contract’s own stop a payment', async () => {
    const stage = createStage();
    const engine = stage.program();
    const input = sendInput({ chain: BASE, to: payee('Kim'), native: false, units: 5n });
    const pays = { ...(input.pays as JsonObject), decimals: 2 };
    const begun = await engine.start('start', 'send', { ...input, pays });
    if (!begun.ok) throw new Error(begun.error.message);
    await engine.advance(begun.value.actionId);
    expect(await stage.approve(engine, begun.value.actionId)).toBe(false);
    expect(stage.world.base.submissions()).toEqual([]);
  });
});
