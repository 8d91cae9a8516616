import { describe, expect, it } from 'vitest';
import type { Engine } from '../../action/engine.ts';
import { ok } from '../../result/result.ts';
import { auditWithdrawals } from '../audit/earn.ts';
import type { WithdrawalFault } from '../earn/faults.ts';
import { BASE } from '../world.ts';
import { earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A withdrawal as the form begins it. */
async function begin(
  { world }: Stage,
  engine: Engine,
  units: bigint,
  fault: WithdrawalFault | null = null,
  besideAnother = false,
): Promise<string> {
  world.earn.faultNextWithdrawal(fault);
  const wish = { kind: 'withdraw', chain: BASE, units, besideAnother } as const;
  const { kind, input } = earnErrand('withdraw', wish, CALM_PERSON);
  const begun = await engine.start(`begin ${units}`, kind, input);
  return begun.ok ? begun.value.actionId : expect.unreachable(begun.error.message);
}

/** One that was signed, and the time that has passed since. */
async function signed(
  fault: WithdrawalFault | null,
  passed: number,
): Promise<{ readonly stage: Stage; readonly engine: Engine; readonly id: string }> {
  const stage = createStage();
  const engine = stage.program();
  const id = await begin(stage, engine, 5n, fault);
  await engine.advance(id);
  await stage.approve(engine, id);
  await stage.pass(engine, passed);
  return { stage, engine, id };
}

const giveUp = (engine: Engine, actionId: string) =>
  engine.command({ commandId: `give up ${actionId}`, actionId, name: 'give-up', payload: null });

describe('a withdrawal that was given up', () => {
  it('is undecided until the chain decides, stands in the way of the next, and may still land', async () => {
    const { stage, engine, id } = await signed('sent-late', 20 * MINUTE_MS);
    expect((await giveUp(engine, id)).ok).toBe(true);
    expect(stage.row(id)).toMatchObject({ status: 'expired', summary: { undecided: true } });
    expect(stage.row(id).nextAt).not.toBeNull();
    const next = await begin(stage, engine, 6n);
    await engine.advance(next);
    expect(stage.row(next)).toMatchObject({ status: 'failed' });
    expect(stage.row(next).sentence).toContain('Another withdrawal');
    await stage.pass(engine, HOUR_MS);
    expect(stage.row(id)).toMatchObject({ status: 'done', summary: { undecided: false } });
    const last = await begin(stage, engine, 7n);
    await engine.advance(last);
    expect(stage.row(last).waitingFor).toBe('SIGNATURE');
    expect(auditWithdrawals(stage.world)).toEqual([]);
  });

  it('is open again where it did something else', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await begin(stage, engine, 5n, 'pays-and-approves');
    await engine.advance(id);
    const { base, clock } = stage.world;
    const lose = (): void => {
      for (const { hash } of base.waiting()) base.drop(hash);
    };
    for (let after = 200; after < 10_000; after += 200) clock.at(clock.now() + after, lose);
    await stage.approve(engine, id);
    await stage.pass(engine, 20 * MINUTE_MS);
    expect((await giveUp(engine, id)).ok).toBe(true);
    base.resurrectAll();
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(stage.row(id)).toMatchObject({ open: true, waitingFor: 'OTHER_EFFECT' });
  });
});

describe('a withdrawal that is in doubt', () => {
  it('is so also when the service never speaks again', async () => {
    const { stage, engine, id } = await signed('never-sent', 1_000);
    stage.world.earn.setAvailable(false);
    await stage.pass(engine, 20 * MINUTE_MS);
    expect(stage.row(id)).toMatchObject({
      status: 'needs you',
      waitingFor: 'WITHDRAWAL_IN_DOUBT',
    });
    expect(stage.row(id).sentence).toContain('only leaving for the account of a new address');
  });

  it('keeps what the service answered', async () => {
    const { stage, id } = await signed('refused', 1_000);
    const events = stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];
    const doubt = events.find(({ type }) => type === 'effect.in-doubt');
    expect(doubt?.data.data).toMatchObject({ code: 'BAD_SIGNATURE' });
  });
});

it('an operation that another took the place of may still be a right: that is not proven', async () => {
  const { stage, id } = await signed('displaced', 5 * MINUTE_MS);
  expect(stage.row(id)).toMatchObject({ status: 'failed', summary: { verified: false } });
  expect(stage.row(id).sentence).toContain('only leaving for the account of a new address');
});

it('an operation that the service does not name cannot be compared, which is said', async () => {
  const { stage, id } = await signed('names-none', 1_000);
  expect(stage.row(id).sentence).toContain('did not name the operation');
});

describe('a withdrawal that pays and does more', () => {
  it.each<readonly [WithdrawalFault, string]>([
    ['pays-and-takes', 'Sends '],
    ['pays-and-approves', 'Calls approve'],
  ])('%s', async (fault, words) => {
    const { stage, engine, id } = await signed(fault, 5 * MINUTE_MS);
    expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: 'OTHER_EFFECT' });
    expect(stage.row(id).sentence).toContain(words);
    expect((await giveUp(engine, id)).ok).toBe(true);
    expect(stage.row(id)).toMatchObject({ status: 'failed', summary: { verified: true } });
    expect(stage.row(id).sentence).not.toContain('stays good');
  });
});

describe('a withdrawal that did something else', () => {
  it.each<WithdrawalFault>(['pays-half', 'pays-and-takes'])(
    'calls with the first block that shows it, and takes that back with the block (%s)',
    async (fault) => {
      const { stage, engine, id } = await signed(fault, 10_000);
      expect(stage.row(id)).toMatchObject({
        ...{ status: 'needs you', open: true, waitingFor: 'OTHER_EFFECT' },
        sentence: expect.stringContaining('still confirming'),
      });
      stage.world.base.reorg(8, 'drop');
      await stage.pass(engine, 10_000);
      expect(stage.row(id)).toMatchObject({ status: 'sent', waitingFor: null });
    },
  );

  it('calls so also after it was given up', async () => {
    const { stage, engine, id } = await signed('pays-half', 1_000);
    const lose = (): void => {
      for (const { hash } of stage.world.base.waiting()) stage.world.base.drop(hash);
    };
    for (let second = 1; second < 900; second += 1) {
      stage.world.clock.at(stage.world.clock.now() + second * 1_000, lose);
    }
    await stage.pass(engine, 20 * MINUTE_MS);
    expect((await giveUp(engine, id)).ok).toBe(true);
    stage.world.base.resurrectAll();
    for (let look = 0; look < 200 && stage.row(id).summary.transaction === undefined; look += 1) {
      await stage.pass(engine, 2_000);
    }
    expect(stage.row(id)).toMatchObject({ open: true, waitingFor: 'OTHER_EFFECT' });
  });
});

it('one that paid and cannot be read is not said to have done more, nor to have failed', async () => {
  const { stage, engine, id } = await signed('sent-unreadably', 5 * MINUTE_MS);
  expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: 'UNREAD_EFFECT' });
  expect(stage.row(id).sentence).not.toContain('not all of it');
  expect((await giveUp(engine, id)).ok).toBe(true);
  expect(stage.row(id)).toMatchObject({
    ...{ status: 'done', open: false, summary: { verified: false } },
    sentence: expect.stringContaining('Nobody here can read'),
  });
  await stage.pass(engine, HOUR_MS);
  expect(stage.row(id)).toMatchObject({ status: 'done', nextAt: null });
});

it('a restored ledger prepares nothing at the service', async () => {
  const stage = createStage();
  const { world } = stage;
  const living = stage.program();
  const id = await begin(stage, living, 5n);
  const grant = earnErrand(
    'authorize',
    { kind: 'authorize', chain: BASE, cap: 5n, until: world.clock.now() + HOUR_MS },
    CALM_PERSON,
  );
  const asked = await living.start('authorize', grant.kind, grant.input);
  if (!asked.ok) return expect.unreachable(asked.error.message);
  const backup = world.ledger.snapshot();
  await living.advance(id);
  world.ledger.restore(backup);
  const restored = stage.program();
  for (const each of [id, asked.value.actionId]) {
    await restored.advance(each);
    expect(restored.trouble(each)?.code).toBe('RECOVERED_MODE');
    expect(world.ledger.disk().streams.get(`action/${each}`)).toHaveLength(1);
  }
});

it('a service that finds other words at every look does not put off that a withdrawal is in doubt', async () => {
  const stage = createStage();
  const { port } = stage.world.earn;
  const tell = port.action;
  let looks = 0;
  port.action = async (id) => {
    looks += 1;
    const told = await tell(id);
    return told.ok ? ok({ ...told.value, status: `look ${looks}` }) : told;
  };
  const engine = stage.program();
  const id = await begin(stage, engine, 5n, 'never-sent');
  await engine.advance(id);
  await stage.approve(engine, id);
  await stage.pass(engine, 20 * MINUTE_MS);
  expect(stage.row(id)).toMatchObject({ waitingFor: 'WITHDRAWAL_IN_DOUBT' });
});
