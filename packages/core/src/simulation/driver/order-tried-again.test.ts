import { describe, expect, it } from 'vitest';
import type { EarnAction } from '../../ports/earn-provider.ts';
import type { ProviderFailure } from '../../ports/swap-provider.ts';
import { err, ok } from '../../result/result.ts';
import type { OrderReview } from '../../review/order.ts';
import type { EarnOrderFault } from '../earn/faults.ts';
import { BASE } from '../world.ts';
import { type EarnWish, earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage } from './stage.ts';

/* An order that failed on chain for good, and what the service makes of it while it is tried again. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HERE: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: 5_000_000n };
const UNKNOWN: ProviderFailure = {
  kind: 'refused',
  code: 'NOT_FOUND',
  message: 'There is no such action.',
  provider: '1tx',
  operation: 'action',
  mayHaveHappened: false,
};

type Says = (told: EarnAction) => Partial<EarnAction> | null;

/** An order that has failed; `says` is what the service makes of its word, null that it knows nothing. */
async function failed(fault: EarnOrderFault) {
  const stage = createStage();
  stage.world.earn.faultNextOrder(fault);
  const { port } = stage.world.earn;
  const tell = port.action;
  let says: Says = () => ({});
  port.action = async (id) => {
    const told = await tell(id);
    if (!told.ok) return told;
    const changed = says(told.value);
    return changed === null ? err(UNKNOWN) : ok({ ...told.value, ...changed });
  };
  const engine = stage.program();
  const begin = async (name: string): Promise<string> => {
    const { kind, input } = earnErrand(name, HERE, CALM_PERSON);
    const started = await engine.start(name, kind, input as never);
    if (!started.ok) return expect.unreachable(started.error.message);
    const { actionId } = started.value;
    await engine.advance(actionId);
    await stage.approve(engine, actionId);
    return actionId;
  };
  const id = await begin('order');
  await stage.pass(engine, 5 * MINUTE_MS);
  const row = () => stage.row(id);
  expect(row()).toMatchObject({ status: 'failed', summary: { mayRetry: true } });
  let commands = 0;
  const eventsOf = (type: string) =>
    (stage.world.ledger.disk().streams.get(`action/${id}`) ?? []).filter(
      (event) => event.type === type,
    );
  return {
    stage,
    id,
    row,
    begin,
    eventsOf,
    /** The operation that the first attempt has at the service now. */
    first: () => String(stage.world.earn.actions()[0]?.hash),
    service: (next: Says) => {
      says = next;
    },
    pass: (milliseconds: number) => stage.pass(engine, milliseconds),
    approve: () => stage.approve(engine, id),
    async said(name: string): Promise<boolean> {
      commands += 1;
      const commandId = `${name} ${commands}`;
      const answer = await engine.command({ commandId, actionId: id, name, payload: null });
      await engine.advance(id);
      return answer.ok;
    },
    warnings() {
      const review = eventsOf('review.prepared').at(-1)?.data.review as unknown as OrderReview;
      return review.warnings.map(({ code, weight }) => `${weight} ${code}`);
    },
  };
}

const NEW_NAME = `0x${'7'.repeat(64)}`;
const again: Says = () => ({ userOpHash: NEW_NAME, status: 'pending', phase: 'in-progress' });

describe('another attempt', () => {
  it.each<readonly [string, Says]>([
    ['sends it again', again],
    ['names another operation for it', () => ({ userOpHash: NEW_NAME })],
    ['says that it is pending', () => ({ status: 'pending', phase: 'in-progress' })],
    ['says that it was a success', () => ({ status: 'success', phase: 'success' })],
  ])('is not offered once the service %s', async (_, says) => {
    const { service, pass, row, said } = await failed('reverts');
    service(says);
    await pass(10 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'failed' });
    expect(row().summary.mayRetry).toBeUndefined();
    expect(await said('retry')).toBe(false);
  });

  it.each<readonly [string, Says]>([
    ['sends the first again', again],
    ['names another operation for it', () => ({ userOpHash: NEW_NAME })],
    ['says that it is pending', () => ({ status: 'pending', phase: 'in-progress' })],
    ['says that it was a success', () => ({ status: 'success', phase: 'success' })],
  ])('is stopped in its review where the service %s', async (_, says) => {
    const { service, said, warnings } = await failed('reverts');
    service(says);
    expect(await said('retry')).toBe(true);
    expect(warnings()).toContain('stop OPEN_BEFORE');
    expect(warnings()).not.toContain('risk TRIED_BEFORE');
  });

  it('is put before the person anew where the first was sent again after the review', async () => {
    const { service, said, approve, pass, warnings, eventsOf, row } = await failed('reverts');
    await said('retry');
    expect(warnings()).toContain('risk TRIED_BEFORE');
    service(again);
    await approve();
    await pass(2 * MINUTE_MS);
    expect(eventsOf('effect.intended')).toHaveLength(1);
    expect(warnings()).toContain('stop OPEN_BEFORE');
    expect(row()).toMatchObject({ status: 'awaiting signature' });
    // What was named once is not forgotten where the service names it no more.
    service(() => ({}));
    await said('refresh');
    expect(warnings()).toContain('stop OPEN_BEFORE');
  });

  it('is stopped while the first is in a block that is not final', async () => {
    const { stage, pass, said, first, warnings, eventsOf } = await failed('failed-sent-again');
    const before = first();
    const seen = () =>
      stage.world.base
        .mined()
        .some(({ operations }) =>
          operations.some(({ hash, succeeded }) => hash === first() && succeeded),
        );
    expect(await said('retry')).toBe(true);
    for (let look = 0; look < 3_600 && (first() === before || !seen()); look += 1) {
      await pass(2_000);
    }
    await said('refresh');
    expect(warnings()).toContain('stop OPEN_BEFORE');
    expect(eventsOf('review.prepared').at(-1)?.data.review).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({ sentence: expect.stringMatching(/not final\. So that one may/) }),
      ]),
    });
    await pass(HOUR_MS);
    await said('refresh');
    expect(warnings()).toContain('stop CARRIED_OUT_BEFORE');
  });

  it('can be ordered where the service knows nothing of the first any more, and is told so', async () => {
    const { service, said, approve, pass, warnings, row, stage } = await failed('reverts');
    const [lost] = stage.world.earn.actions();
    service(({ id }) => (id === lost?.id ? null : {}));
    expect(await said('retry')).toBe(true);
    expect(row()).toMatchObject({ status: 'awaiting signature' });
    expect(warnings()).toContain('risk UNKNOWN_BEFORE');
    await approve();
    await pass(10 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
  });

  it('is put before the person anew where the service falls silent after the review', async () => {
    const { service, said, approve, warnings, eventsOf } = await failed('reverts');
    await said('retry');
    service(() => null);
    await approve();
    expect(eventsOf('effect.intended')).toHaveLength(1);
    expect(warnings()).toContain('risk UNKNOWN_BEFORE');
    service(() => ({}));
    await approve();
    expect(eventsOf('effect.intended')).toHaveLength(2);
  });
});

describe('a first attempt', () => {
  it('is watched while nobody has said yes to another', async () => {
    const { said, pass, row } = await failed('failed-sent-again');
    await said('retry');
    expect(row().nextAt).not.toBeNull();
    await pass(6 * HOUR_MS);
    expect(row().sentence).toMatch(/carried out after all: .* and it took 5 USDC\. Keep/);
    expect(row().nextAt).toBeNull();
  });

  it('fills no ledger where the service names another operation at every look', async () => {
    const { service, said, pass, warnings, eventsOf } = await failed('reverts');
    await said('retry');
    let look = 0;
    service(() => {
      look += 1;
      return { userOpHash: `0x${String(look).padStart(64, '0')}` };
    });
    await pass(24 * HOUR_MS);
    expect(look).toBeGreaterThan(10);
    expect(eventsOf('order.earlier-named')).toHaveLength(8);
    await said('refresh');
    expect(warnings()).toContain('stop OPEN_BEFORE');
  });

  it('was not carried out by what another order did', async () => {
    const { stage, service, begin, said, pass, warnings, eventsOf, row } = await failed('reverts');
    const [lost] = stage.world.earn.actions();
    await begin('other');
    await pass(30 * MINUTE_MS);
    const other = String(stage.world.earn.actions().at(-1)?.hash);
    await said('retry');
    service(({ id }) => (id === lost?.id ? { userOpHash: other } : {}));
    await said('refresh');
    expect(warnings()).toContain('risk UNKNOWN_BEFORE');
    await pass(2 * HOUR_MS);
    expect(eventsOf('order.earlier-carried-out')).toEqual([]);
    expect(eventsOf('order.earlier-named')).toEqual([]);
    expect(row().summary.operations).not.toContain(other);
  });

  it('lends what it did to no second one', async () => {
    const { stage, service, said, approve, pass, first, row, eventsOf } =
      await failed('failed-sent-again');
    await said('retry');
    stage.world.earn.faultNextOrder('never-sent');
    await approve();
    await pass(62 * MINUTE_MS);
    service(() => ({ userOpHash: first(), status: 'success', phase: 'success', error: null }));
    await pass(3 * HOUR_MS);
    expect(eventsOf('order.earlier-carried-out')).toHaveLength(1);
    expect(row()).toMatchObject({ status: 'needs you', open: true });
    expect(row().summary.arrived).toBeUndefined();
    expect(row().nextAt).not.toBeNull();
  });

  it('is looked for beside the one after it', async () => {
    const { stage, said, approve, pass, row, eventsOf } = await failed('failed-sent-again');
    await said('retry');
    stage.world.earn.faultNextOrder('failed-sent-again');
    await approve();
    await pass(5 * MINUTE_MS);
    await said('retry');
    await pass(8 * HOUR_MS);
    const told = eventsOf('order.earlier-carried-out').map(({ data }) => data);
    const both = stage.world.earn.actions();
    expect(told.map(({ actionId }) => actionId).sort()).toEqual(both.map(({ id }) => id).sort());
    expect(told).toEqual([
      expect.objectContaining({ paid: '5000000' }),
      expect.objectContaining({ paid: '5000000' }),
    ]);
    expect(row().sentence.match(/carried out after all/g)).toHaveLength(2);
  });
});
