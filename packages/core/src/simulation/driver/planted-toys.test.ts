import { describe, expect, it } from 'vitest';
import { createEngine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import { createRegistry } from '../../action/registry.ts';
import { createSimWorld } from '../world.ts';
import { createToyService, type ToyService, toyDefinition } from './toy-service.ts';

/** Runs the toy for two hours after one yes; answers how often the service really did its thing. */
async function play(
  options: { readonly lost: number; readonly wanted: number; readonly awayMs: number },
  bug?: PlantedBug,
): Promise<number> {
  const { clock, ledger, random } = createSimWorld({ seed: 3 });
  const service: ToyService = createToyService(clock.now, 60_000, options.lost);
  const engine = createEngine({
    registry: createRegistry([toyDefinition(service.windowMs, options.wanted)]),
    world: service,
    ledger,
    clock,
    random,
    session: () => 'only',
    ...(bug === undefined ? {} : { bug }),
  });
  const begun = await engine.start('start', 'toy', {});
  if (!begun.ok) return expect.unreachable(begun.error.message);
  const { actionId } = begun.value;
  await engine.advance(actionId);
  const review = ledger.disk().events.find(({ type }) => type === 'review.prepared');
  const payload = { digest: String(review?.data.digest) };
  await engine.command({ commandId: 'yes', actionId, name: 'approve', payload });
  await engine.advance(actionId);
  clock.advance(options.awayMs);
  for (let look = 0; look < 20; look += 1) {
    await engine.runDue();
    clock.advance(60_000);
  }
  return service.done();
}

describe('the planted bug expired-idempotency-window', () => {
  const lostThenAway = { lost: 1, wanted: 1, awayMs: 3_600_000 };

  it('is not there without being planted: within the window it repeats, after it it does not', async () => {
    expect(await play(lostThenAway)).toBe(1);
    expect(await play({ ...lostThenAway, awayMs: 10_000 })).toBe(1);
  });

  it('is caught', async () => {
    expect(await play(lostThenAway, 'expired-idempotency-window')).toBe(2);
  });
});

describe('the planted bug approval-reused', () => {
  const wantsTwice = { lost: 0, wanted: 2, awayMs: 0 };

  it('is not there without being planted', async () => {
    expect(await play(wantsTwice)).toBe(1);
  });

  it('is caught', async () => {
    expect(await play(wantsTwice, 'approval-reused')).toBe(2);
  });
});
