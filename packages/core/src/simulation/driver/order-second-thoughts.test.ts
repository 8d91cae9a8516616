import { describe, expect, it } from 'vitest';
import type { EarnAction } from '../../ports/earn-provider.ts';
import type { JsonObject } from '../../ports/json.ts';
import { ok } from '../../result/result.ts';
import type { EarnOrderFault } from '../earn/faults.ts';
import { ARBITRUM, BASE } from '../world.ts';
import { type EarnWish, earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage } from './stage.ts';

/* What the service says otherwise later on, and what the chain takes back. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const UNITS = 5_000_000n;
const HERE: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: UNITS };
const THERE: EarnWish = { kind: 'earn-buy', from: BASE, to: ARBITRUM, units: UNITS };
const FAST: EarnWish = { ...THERE, fast: true };

/** An order that was approved; `says` is what the service makes of its own word at each look. */
async function approved(
  wish: EarnWish,
  fault: EarnOrderFault | null,
  says: (told: EarnAction, look: number) => Partial<EarnAction> = () => ({}),
  change: (input: JsonObject) => JsonObject = (input) => input,
  firstName: string | null = null,
  unread: string | null = null,
) {
  const stage = createStage();
  stage.world.earn.faultNextOrder(fault);
  const { port } = stage.world.earn;
  const tell = port.action;
  let looks = 0;
  port.action = async (id) => {
    looks += 1;
    const told = await tell(id);
    return told.ok ? ok({ ...told.value, ...says(told.value, looks) }) : told;
  };
  const take = port.buy;
  port.buy = async (request) => {
    const taken = await take(request);
    if (!taken.ok || firstName === null) return taken;
    return ok({ ...taken.value, userOpHash: firstName });
  };
  const engine = stage.program();
  const { kind, input } = earnErrand('order', wish, CALM_PERSON);
  const started = await engine.start('order', kind, change(input as JsonObject));
  if (!started.ok) return expect.unreachable(started.error.message);
  const id = started.value.actionId;
  await engine.advance(id);
  if (unread !== null) stage.world.withoutEndpoint.add(unread);
  await stage.approve(engine, id);
  const eventsOf = (type: string) =>
    (stage.world.ledger.disk().streams.get(`action/${id}`) ?? []).filter(
      (event) => event.type === type,
    );
  const said = async (name: string): Promise<boolean> => {
    const answer = await engine.command({ commandId: name, actionId: id, name, payload: null });
    await engine.advance(id);
    return answer.ok;
  };
  return { stage, engine, id, said, eventsOf, row: () => stage.row(id) };
}

describe('a service that finds other words at every look', () => {
  const wordy = (_: EarnAction, look: number) => ({ status: `look ${look}` });

  it.each([
    ['success-without-arrival', 'ARRIVAL_MISSING'],
    ['never-sent', 'LATE'],
    ['failed-unsent', 'FAILED_UNSEEN'],
  ] as const)('does not put off that the person is called: %s', async (fault, code) => {
    const { stage, engine, row } = await approved(HERE, fault, wordy);
    await stage.pass(engine, 40 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'needs you', waitingFor: code });
  });

  it('nor by naming another operation each time', async () => {
    const { stage, engine, row } = await approved(HERE, 'success-without-arrival', (_, look) => ({
      userOpHash: `0x${String(look).padStart(64, '0')}`,
    }));
    await stage.pass(engine, 40 * MINUTE_MS);
    expect(row()).toMatchObject({ waitingFor: 'ARRIVAL_MISSING' });
  });

  it('nor by taking its success back and saying it again', async () => {
    const { stage, engine, eventsOf } = await approved(
      HERE,
      'success-without-arrival',
      (told, look) => (look % 2 === 0 ? { status: 'pending', phase: 'in-progress' } : told),
    );
    await stage.pass(engine, 40 * MINUTE_MS);
    expect(eventsOf('order.attention').map(({ data }) => data.code)).toContain('ARRIVAL_MISSING');
  });
});

describe('an order that failed on chain for good', () => {
  it('is watched on, and says so where it was sent again and carried out', async () => {
    const { stage, engine, row } = await approved(HERE, 'failed-sent-again');
    await stage.pass(engine, 5 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'failed', summary: { verified: true, mayRetry: true } });
    expect(row().nextAt).not.toBeNull();
    await stage.pass(engine, 2 * HOUR_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(row().summary.mayRetry).toBeUndefined();
  });

  it('is looked at for a week and no longer', async () => {
    const { stage, engine, row } = await approved(HERE, 'reverts');
    await stage.pass(engine, 5 * MINUTE_MS);
    expect(row().nextAt).not.toBeNull();
    stage.world.clock.advance(8 * 24 * HOUR_MS);
    await engine.runDue();
    await stage.pass(engine, HOUR_MS);
    expect(row()).toMatchObject({ status: 'failed', nextAt: null, summary: { verified: true } });
  });

  it('says in the review of a second attempt what that rests on, and that both were carried out', async () => {
    const { stage, engine, id, said, eventsOf, row } = await approved(HERE, 'failed-sent-again');
    await stage.pass(engine, 5 * MINUTE_MS);
    expect(await said('retry')).toBe(true);
    const review = eventsOf('review.prepared').at(-1)?.data.review;
    expect(review).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'TRIED_BEFORE', weight: 'risk' }),
      ]),
    });
    await stage.approve(engine, id);
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
    await stage.pass(engine, 2 * HOUR_MS);
    expect(row()).toMatchObject({ status: 'done', nextAt: null });
    expect(row().sentence).toMatch(
      /earlier attempt.* was carried out after all: .* 5 USDC as well/,
    );
  });

  it('stops a second attempt once the first was carried out after all', async () => {
    const { stage, engine, said, eventsOf, row } = await approved(HERE, 'failed-sent-again');
    await stage.pass(engine, 5 * MINUTE_MS);
    await said('retry');
    await stage.pass(engine, 2 * HOUR_MS);
    await said('refresh');
    expect(eventsOf('review.prepared').at(-1)?.data.review).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'CARRIED_OUT_BEFORE', weight: 'stop' }),
      ]),
    });
    expect(await said('cancel')).toBe(true);
    expect(row()).toMatchObject({ status: 'cancelled' });
    expect(row().sentence).not.toMatch(/moved none/);
  });
});

describe('an order that has three names', () => {
  it('is found under the one in between', async () => {
    const last = `0x${'3'.repeat(64)}`;
    const { stage, engine, row } = await approved(
      HERE,
      'sent-late',
      (_, look) => ({
        sourceTransaction: null,
        destinationTransaction: null,
        finalTransaction: null,
        ...(look < 5 ? {} : { userOpHash: last }),
      }),
      undefined,
      `0x${'1'.repeat(64)}`,
    );
    await stage.pass(engine, 50 * MINUTE_MS);
    await stage.pass(engine, 2 * HOUR_MS);
    const [order] = stage.world.earn.actions();
    expect(row().summary.operations).toEqual([`0x${'1'.repeat(64)}`, last, order?.hash]);
    expect(row().sentence).not.toMatch(/nothing has arrived/);
    expect(stage.world.ledger.disk().streams.get(`action/${row().id}`)).toContainEqual(
      expect.objectContaining({
        type: 'order.source-seen',
        data: expect.objectContaining({ operation: order?.hash, succeeded: true }),
      }),
    );
  });
});

describe('an order of which nobody could say what should come', () => {
  it('is not simply done', async () => {
    const { stage, engine, row } = await approved(HERE, 'gives-little', undefined, (input) => ({
      ...input,
      instrument: { ...(input.instrument as JsonObject), takes: null },
    }));
    await stage.pass(engine, HOUR_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(row().sentence).toMatch(
      /could say what that is worth, so whether it is the 4\.72625 USDC promised at least is not known/,
    );
  });
});

describe('a burn that its chain took back while what it brought stands', () => {
  it('is looked for, and the end says that the USDC may be there again', async () => {
    const { stage, engine, row } = await approved(FAST, null);
    for (let second = 0; second < 60 && row().summary.arrived === undefined; second += 1) {
      await stage.pass(engine, 1_000);
    }
    expect(row().summary.arrived).toBeDefined();
    stage.world.base.reorg(12, 'drop');
    await stage.pass(engine, HOUR_MS);
    expect(row()).toMatchObject({ open: true });
    await stage.pass(engine, 2 * HOUR_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: false } });
    expect(row().sentence).toMatch(/Base took back the block .* Base is watched on/);
    expect(row().nextAt).not.toBeNull();
  });
});

describe('a success by the word of the service alone', () => {
  it('is no end any more once it says that it failed', async () => {
    let fails = false;
    const failed = { code: 'FAILED', text: 'Deposit failed' };
    const says = (): Partial<EarnAction> =>
      fails ? { status: 'failed', phase: 'failed', error: failed } : {};
    const order = await approved(THERE, null, says, undefined, null, ARBITRUM);
    const { stage, engine, row } = order;
    await stage.pass(engine, 40 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: false } });
    fails = true;
    await stage.pass(engine, HOUR_MS);
    expect(row()).toMatchObject({ status: 'expired', summary: { verified: false } });
    expect(row().sentence).toMatch(/reported success, and says now that it failed/);
  });
});
