import { describe, expect, it } from 'vitest';
import type { EarnAction } from '../../ports/earn-provider.ts';
import type { JsonObject } from '../../ports/json.ts';
import { ok } from '../../result/result.ts';
import { simAddress } from '../address.ts';
import { encodeHandleOps, operationHash, SIM_ENTRY_POINT } from '../chain/operation.ts';
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

describe('an order that failed on chain and was sent again', () => {
  /** Looked at until the chain shows the second operation, in a block that it can still take back. */
  async function sentAgain() {
    const order = await approved(THERE, 'failed-sent-again');
    const { stage, engine, id, eventsOf } = order;
    await stage.pass(engine, 30 * MINUTE_MS);
    expect(order.row()).toMatchObject({ status: 'failed', summary: { verified: true } });
    for (let looks = 0; looks < 3_600; looks += 1) {
      await stage.pass(engine, 2_000);
      await engine.advance(id);
      if (eventsOf('order.source-seen').at(-1)?.data.succeeded === true) break;
    }
    expect(eventsOf('order.source-seen').at(-1)?.data).toMatchObject({ final: false });
    return order;
  }

  it('has still failed where its chain takes that back for good', async () => {
    const { stage, engine, row, eventsOf } = await sentAgain();
    expect(row()).toMatchObject({ status: 'failed' });
    stage.world.base.reorg(12, 'drop');
    await stage.pass(engine, HOUR_MS);
    expect(eventsOf('order.source-gone')).toHaveLength(1);
    expect(row()).toMatchObject({ status: 'failed', summary: { verified: true } });
    expect(row().nextAt).not.toBeNull();
  });

  it('has not, once no block takes that back', async () => {
    const { stage, engine, row, eventsOf } = await sentAgain();
    await stage.pass(engine, 2 * HOUR_MS);
    const ends = eventsOf('earn.ended').map(({ data }) => data.end);
    expect(ends).toEqual(['failed', 'expired', 'done']);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
  });

  it('keeps what that brought from an order that nobody answered', async () => {
    const { stage, engine, row } = await approved(HERE, 'failed-sent-again');
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'failed' });
    stage.world.earn.faultNextOrder('error-nothing-begun');
    const { kind, input } = earnErrand('other', HERE, CALM_PERSON);
    const other = await engine.start('other', kind, input);
    if (!other.ok) return expect.unreachable(other.error.message);
    await engine.advance(other.value.actionId);
    await stage.approve(engine, other.value.actionId);
    await stage.pass(engine, 3 * HOUR_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(stage.row(other.value.actionId)).toMatchObject({ status: 'needs you' });
  });
});

describe('an order that was tried again', () => {
  it('books nothing for a second attempt in doubt that the first may have brought', async () => {
    const { stage, engine, id, said, row } = await approved(HERE, 'failed-sent-again');
    await stage.pass(engine, 5 * MINUTE_MS);
    expect(await said('retry')).toBe(true);
    stage.world.earn.faultNextOrder('error-nothing-begun');
    await stage.approve(engine, id);
    await stage.pass(engine, 3 * HOUR_MS);
    expect(row()).toMatchObject({ status: 'needs you', waitingFor: 'ORDER_IN_DOUBT' });
    expect(row().summary.arrived).toBeUndefined();
    expect(row().sentence).toMatch(/earlier attempt.* was carried out after all/);
  });
});

describe('a service that names ever new operations', () => {
  it('is not followed without a bound, and the person is called once', async () => {
    const name = (look: number) => `0x${String(look).padStart(64, '0')}`;
    const { stage, engine, row, eventsOf } = await approved(HERE, 'never-sent', (_, look) => ({
      userOpHash: name(look),
    }));
    await stage.pass(engine, 20 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'needs you', waitingFor: 'NAMES_EVER_NEW' });
    expect(row().sentence).toMatch(/names ever new operations/);
    await stage.pass(engine, 5 * HOUR_MS);
    const told = eventsOf('order.status').map(({ data }) => data.userOpHash);
    expect(new Set(told).size).toBeGreaterThan(20);
    const operations = row().summary.operations as readonly string[];
    expect(operations.length).toBeLessThanOrEqual(10);
    expect(operations).toEqual(expect.arrayContaining([name(1), name(told.length)]));
    expect(eventsOf('order.attention').map(({ data }) => data.code)).toEqual(['NAMES_EVER_NEW']);
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

describe('a burn that is there again after the end', () => {
  /** The order has ended; then somebody sends its operation once more. */
  async function back(fault: EarnOrderFault | null, fails = false) {
    const order = await approved(FAST, fault);
    const { stage, engine, row } = order;
    for (let second = 0; second < 60 && row().summary.arrived === undefined; second += 1) {
      await stage.pass(engine, 1_000);
    }
    const { base, earn } = stage.world;
    base.reorg(12, 'drop');
    await stage.pass(engine, 3 * HOUR_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: false } });
    const [action] = earn.actions();
    if (action === undefined) return expect.unreachable('no order');
    const send = async () => {
      const from = simAddress(`someone who sends ${action.hash}`);
      base.fund(from, null, 10n ** 18n);
      base.call({ from, to: SIM_ENTRY_POINT, data: encodeHandleOps(action.operation) });
      await stage.pass(engine, 3 * HOUR_MS);
    };
    if (fails) base.failOperation(action.hash);
    await send();
    return { ...order, action, send };
  }

  it('corrects what the order said of it', async () => {
    const { row, eventsOf } = await back(null);
    expect(eventsOf('order.source-seen').at(-1)?.data).toMatchObject({ final: true });
    expect(row()).toMatchObject({ status: 'done', nextAt: null, summary: { verified: true } });
    expect(row().sentence).not.toMatch(/took back/);
  });

  it('is told where it fails, once, and watched: it may be sent again', async () => {
    const { row, eventsOf, action, send } = await back(null, true);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: false } });
    expect(row().sentence).toMatch(/what was to pay for it failed/);
    expect(row().sentence).not.toMatch(/took back/);
    expect(eventsOf('earn.ended')).toHaveLength(2);
    expect(row().nextAt).not.toBeNull();
    action.operation = { ...action.operation, nonce: (1n << 128n).toString() };
    action.hash = operationHash(action.operation);
    await send();
    expect(row()).toMatchObject({ status: 'done', nextAt: null, summary: { verified: true } });
    expect(row().sentence).not.toMatch(/failed/);
  });

  it('is told where it takes more', async () => {
    const { row } = await back('takes-more');
    expect(row()).toMatchObject({ status: 'failed', nextAt: null });
    expect(row().sentence).toMatch(/took 10 USDC out of your account on Base instead of 5 USDC/);
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
