import { expect, it } from 'vitest';
import { createStage, type Stage } from '../simulation/driver/stage.ts';

/* Found in review: after a clock that ran ahead was put right, nothing moved until it had caught up. */

const DAY_MS = 24 * 60 * 60_000;

/** From here on the program's clock shows a day less; the ledger's times never go back. */
function setBack({ world: { clock } }: Stage): void {
  const now = clock.now.bind(clock);
  Object.assign(clock, { now: () => now() - DAY_MS });
}

async function ask(stage: Stage, actionId: string, name: string) {
  const engine = stage.program();
  await engine.command({ commandId: name, actionId, name, payload: null });
  await stage.pass(engine, 4_000);
  return engine;
}

it('what is written after the clock was set back is looked at', async () => {
  const stage = createStage();
  const engine = stage.program();
  await stage.begin(engine, 'Lou');
  setBack(stage);
  const id = await stage.begin(engine, 'Max');
  const events = stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];
  const payload = { digest: String(events.at(-1)?.data.digest) };
  await engine.command({ commandId: 'yes', actionId: id, name: 'approve', payload });
  await stage.pass(engine, 60_000);
  expect(stage.row(id).status).toBe('done');
});

it('a transaction can be cancelled after the clock was set back', async () => {
  const stage = createStage();
  const { base } = stage.world;
  const engine = stage.program();
  const id = await stage.begin(engine, 'Nan');
  base.setBaseFee(10n ** 12n);
  await stage.approve(engine, id);
  await stage.begin(engine, 'later');
  setBack(stage);
  const next = await ask(stage, id, 'cancel-transaction');
  expect(stage.row(id).waitingFor).toBe('SIGNATURE');
  await stage.approve(next, id);
  base.setBaseFee(1_000_000_000n);
  await stage.pass(next, 60_000);
  expect(stage.row(id).status).toBe('cancelled');
});
