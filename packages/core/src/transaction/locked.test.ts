import { expect, it } from 'vitest';
import type { Engine } from '../action/engine.ts';
import { createStage, type Stage } from '../simulation/driver/stage.ts';

/* A speed-up or a cancel asked for while the screen is locked. */

type Wish = 'speed-up' | 'cancel-transaction';
const WISHES: readonly Wish[] = ['speed-up', 'cancel-transaction'];

/** A payment that is sent and stays in the pool because gas has become dear. */
async function stuck(): Promise<{ stage: Stage; engine: Engine; id: string }> {
  const stage = createStage();
  const engine = stage.program();
  const id = await stage.begin(engine, 'Kim');
  stage.world.base.setBaseFee(10n ** 12n);
  await stage.approve(engine, id);
  await stage.pass(engine, 10_000);
  expect(stage.row(id)).toMatchObject({ status: 'sent', waitingFor: null });
  return { stage, engine, id };
}

const ask = (engine: Engine, actionId: string, name: Wish) =>
  engine.command({ commandId: `ask ${name}`, actionId, name, payload: null });

const noncesSigned = ({ world }: Stage): readonly number[] =>
  world.signer.signatures().map(({ request }) => request.nonce);

it.each(WISHES)(
  '%s waits for the person, signs nothing, and goes on once unlocked',
  async (name) => {
    const { stage, engine, id } = await stuck();
    const { world } = stage;
    world.signer.lock();
    expect(await ask(engine, id, name)).toMatchObject({ ok: true });
    await stage.pass(engine, 60_000);
    expect(stage.row(id)).toMatchObject({
      status: 'awaiting signature',
      waitingFor: 'SIGNATURE',
      open: true,
    });
    expect(await stage.approve(engine, id)).toBe(false);
    await stage.pass(engine, 60_000);
    expect(noncesSigned(stage)).toEqual([0]);

    world.signer.unlock();
    expect(await stage.approve(engine, id)).toBe(true);
    expect(noncesSigned(stage)).toEqual([0, 0]);
    world.base.setBaseFee(1n);
    await stage.pass(engine, 5 * 60_000);
    const speedUp = name === 'speed-up';
    expect(stage.row(id)).toMatchObject({ status: speedUp ? 'done' : 'cancelled', open: false });
    expect(stage.paid('Kim')).toBe(speedUp ? 1 : 0);
    expect(noncesSigned(stage)).toEqual([0, 0]);
  },
);

it.each(WISHES)('a yes to the %s that the lock overtook is void', async (name) => {
  const { stage, engine, id } = await stuck();
  await ask(engine, id, name);
  await engine.advance(id);
  const events = stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];
  const review = events.findLast(({ type }) => type === 'review.prepared');
  const payload = { digest: String(review?.data.digest) };
  // Given, and not yet acted on: the lock comes first.
  await engine.command({ commandId: 'yes', actionId: id, name: 'approve', payload });
  stage.world.signer.lock();
  await stage.pass(engine, 60_000);
  stage.world.signer.unlock();
  await stage.pass(engine, 60_000);
  expect(noncesSigned(stage)).toEqual([0]);
  expect(stage.row(id).waitingFor).toBe('SIGNATURE');
  expect(await stage.approve(engine, id)).toBe(true);
  expect(noncesSigned(stage)).toEqual([0, 0]);
});

it.each(WISHES)(
  'while the %s waits, tracking goes on: the original may still arrive',
  async (name) => {
    const { stage, engine, id } = await stuck();
    stage.world.signer.lock();
    await ask(engine, id, name);
    await engine.advance(id);
    stage.world.base.setBaseFee(1n);
    await stage.pass(engine, 5 * 60_000);
    expect(stage.row(id)).toMatchObject({ status: 'done', open: false });
    expect(stage.paid('Kim')).toBe(1);
    expect(noncesSigned(stage)).toEqual([0]);
  },
);
