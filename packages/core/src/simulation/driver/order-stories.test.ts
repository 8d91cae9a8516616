import { describe, expect, it } from 'vitest';
import type { Engine } from '../../action/engine.ts';
import type { AnyReview } from '../../review/any-review.ts';
import { carriedOut } from '../audit/earn.ts';
import { balanceOf } from '../chain/state.ts';
import type { EarnOrderFault } from '../earn/faults.ts';
import { EARN_BASE } from '../earn/vaults.ts';
import { USDC_BASE } from '../provider/market.ts';
import { ARBITRUM, BASE, EARNING } from '../world.ts';
import { type EarnWish, earnErrand } from './earn-inputs.ts';
import { judgeEarn } from './earn-verdict.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const UNITS = 5_000_000n;
const HERE: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: UNITS };
const THERE: EarnWish = { kind: 'earn-buy', from: BASE, to: ARBITRUM, units: UNITS };
const SOLD: EarnWish = { kind: 'earn-sell', chain: BASE, units: UNITS };

/** An order on its way to its review, and the hands to move it. */
async function begun(wish: EarnWish, fault: EarnOrderFault | null = null) {
  const stage = createStage();
  stage.world.earn.faultNextOrder(fault);
  const engine = stage.program();
  const errand = earnErrand('order', wish, CALM_PERSON);
  const started = await engine.start('order', errand.kind, errand.input);
  if (!started.ok) return expect.unreachable(started.error.message);
  const id = started.value.actionId;
  await engine.advance(id);
  return {
    stage,
    engine,
    id,
    row: () => stage.row(id),
    judged: () => judgeEarn(stage.world, stage.row(id), errand),
  };
}

let commands = 0;
/** Whether a command was taken. */
async function said(engine: Engine, actionId: string, name: string): Promise<boolean> {
  commands += 1;
  const answer = await engine.command({
    commandId: `${name} ${commands}`,
    actionId,
    name,
    payload: null,
  });
  await engine.advance(actionId);
  return answer.ok;
}

/** Puts back the ledger as it was before the order was made, and releases it. */
async function restored(stage: Stage, id: string, meanwhile: number) {
  const backup = stage.world.ledger.snapshot();
  const first = stage.program();
  await stage.approve(first, id);
  await stage.pass(first, meanwhile);
  stage.world.ledger.restore(backup);
  stage.world.ledger.release();
  const engine = stage.program();
  await said(engine, id, 'refresh');
  await stage.approve(engine, id);
  return engine;
}

describe('an order that a restored ledger does not know of', () => {
  it.each([
    ['on one chain', HERE, null],
    ['between chains', THERE, null],
    ['of which nothing is named', SOLD, 'names-late'],
  ] as const)('is found where it was carried out: %s', async (_, wish, fault) => {
    const { stage, id, row, judged } = await begun(wish, fault);
    const engine = await restored(stage, id, HOUR_MS);
    await stage.pass(engine, HOUR_MS);
    expect(stage.world.earn.requests().map(({ repeated }) => repeated)).toEqual([false, true]);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(judged()).toEqual([]);
  });

  it('is not said to be still in the account by what was held after it left', async () => {
    const { stage, id, row, judged } = await begun(HERE, 'failed-sent-late-unnamed');
    const engine = await restored(stage, id, 2 * HOUR_MS);
    await stage.pass(engine, HOUR_MS);
    expect(row().sentence).toMatch(
      /Nobody here can say whether your 5 USDC are still in the account;/,
    );
    expect(judged()).toEqual([]);
  });
});

describe('an order that was given up', () => {
  it.each(['sent-late', 'failed-sent-late'] as const)(
    'says what may still happen, is watched on, and is done when it is: %s',
    async (fault) => {
      const { stage, engine, id, row, judged } = await begun(HERE, fault);
      await stage.approve(engine, id);
      await stage.pass(engine, 40 * MINUTE_MS);
      expect(row().status).toBe('needs you');
      expect(await said(engine, id, 'give-up')).toBe(true);
      expect(row()).toMatchObject({ status: 'expired', open: false, nextAt: expect.any(Number) });
      expect(row().sentence).toMatch(/1tx may still carry it out/);
      await stage.pass(engine, HOUR_MS);
      expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
      expect(judged()).toEqual([]);
    },
  );

  it('whose USDC are between the chains can still be carried to the other one', async () => {
    const { stage, engine, id, row } = await begun(THERE, 'relay-fails');
    await stage.approve(engine, id);
    await stage.pass(engine, 20 * MINUTE_MS);
    expect(row()).toMatchObject({ waitingFor: 'RELAY_FAILED' });
    expect(await said(engine, id, 'give-up')).toBe(true);
    expect(row()).toMatchObject({ status: 'expired' });
    expect(row().sentence).toMatch(/Your 5 USDC left .* can still be started again/);
    expect(await said(engine, id, 'restart-relay')).toBe(true);
    await stage.pass(engine, 20 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'done' });
  });
});

describe('an order of what was taken out of the account since it was reviewed', () => {
  it.each([
    ['bought', HERE, USDC_BASE, /The account holds 1 USDC on Base, less than is needed\./],
    [
      'sold',
      SOLD,
      EARN_BASE.shares.token,
      /The account holds 1 evUSDC on Base, less than is needed\./,
    ],
  ] as const)('is not asked for, and says so: %s', async (_, wish, token, words) => {
    const { stage, engine, id, row } = await begun(wish);
    const { base, earn, ledger } = stage.world;
    const held = balanceOf(base.state(), token, EARNING);
    base.fund(EARNING, token, 1_000_000n - held);
    expect(await stage.approve(engine, id)).toBe(true);
    await stage.pass(engine, MINUTE_MS);
    expect(earn.requests()).toEqual([]);
    expect(row()).toMatchObject({ status: 'awaiting signature', open: true });
    const events = ledger.disk().streams.get(`action/${id}`) ?? [];
    const review = events.findLast(({ type }) => type === 'review.prepared')?.data.review;
    const { warnings } = review as unknown as AnyReview;
    const stops = warnings.filter(({ weight }) => weight === 'stop');
    expect(stops.map(({ code }) => code)).toEqual(['INSUFFICIENT_FUNDS']);
    expect(stops[0]?.sentence).toMatch(words);
    // What was approved is not the review that is there now, and that one cannot be.
    expect(await stage.approve(engine, id)).toBe(false);
    base.fund(EARNING, token, held);
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(earn.requests()).toEqual([]);
    expect(await said(engine, id, 'refresh')).toBe(true);
    expect(await stage.approve(engine, id)).toBe(true);
    await stage.pass(engine, MINUTE_MS);
    expect(row()).toMatchObject({ status: 'done' });
  });
});

describe('what is said of the money', () => {
  it('is where it was when that was read', async () => {
    const { stage, engine, id, row } = await begun(SOLD, 'refused');
    await stage.approve(engine, id);
    await stage.pass(engine, MINUTE_MS);
    expect(row()).toMatchObject({ status: 'failed' });
    expect(row().sentence).toMatch(
      /Your 5 evUSDC were in the account at 2030-01-01 00:\d\d UTC\.$/,
    );
  });

  it('is what the operation did with it, where that failed', async () => {
    const { stage, engine, id, row } = await begun(SOLD, 'reverts');
    await stage.approve(engine, id);
    await stage.pass(engine, HOUR_MS);
    expect(row()).toMatchObject({ status: 'failed', summary: { verified: true } });
    expect(row().sentence).toMatch(/It failed on chain: .*\. It moved none of your 5 evUSDC\.$/);
  });

  it('is no longer in the account once it has left', async () => {
    const { stage, engine, id, row } = await begun(HERE, 'failed-sent-late-unnamed');
    await stage.approve(engine, id);
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(row().waitingFor).toBe('FAILED_UNSEEN');
    expect(row().sentence).toMatch(/still in the account, as of 2030-01-01 00:\d\d UTC/);
    await stage.pass(engine, HOUR_MS);
    const [order] = stage.world.earn.actions();
    expect(carriedOut(stage.world, order?.hash ?? '')?.succeeded).toBe(true);
    expect(row().sentence).toMatch(/held less than before, as of 2030-01-01 01:\d\d UTC/);
  });

  it('left by the word of 1tx, where its own chain is not read', async () => {
    const { stage, engine, id, row } = await begun(THERE);
    stage.world.withoutEndpoint.add(BASE);
    expect(row().status).toBe('awaiting signature');
    stage.world.withoutEndpoint.delete(BASE);
    await stage.approve(engine, id);
    stage.world.withoutEndpoint.add(BASE);
    await stage.pass(engine, 2 * MINUTE_MS);
    expect(row().sentence).toMatch(/^1tx says that your 5 USDC left /);
    stage.world.withoutEndpoint.delete(BASE);
    await stage.pass(engine, 2 * MINUTE_MS);
    expect(row().sentence).toMatch(/^Your 5 USDC left /);
  });
});

describe('a transfer between chains', () => {
  it('is not started again where nothing crosses', async () => {
    const { stage, engine, id } = await begun(HERE, 'success-without-arrival');
    await stage.approve(engine, id);
    await stage.pass(engine, MINUTE_MS);
    expect(await said(engine, id, 'restart-relay')).toBe(false);
  });
});

describe('a chain without an endpoint', () => {
  it('is not taken for one on which nothing has arrived', async () => {
    const { stage, engine, id, row } = await begun(THERE);
    await stage.approve(engine, id);
    await stage.pass(engine, MINUTE_MS);
    stage.world.withoutEndpoint.add(ARBITRUM);
    await stage.pass(engine, 2 * HOUR_MS);
    expect(row()).toMatchObject({ waitingFor: null, summary: { serviceStatus: 'success' } });
    expect(engine.trouble(id)).toMatchObject({ code: 'NO_CHAIN' });
    stage.world.withoutEndpoint.delete(ARBITRUM);
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: true } });
  });
});

describe('a success told of a chain that could not be read', () => {
  async function toldOf(fault: EarnOrderFault | null, meanwhile?: (stage: Stage) => void) {
    const order = await begun(THERE, fault);
    const { stage, engine, id } = order;
    stage.world.withoutEndpoint.add(ARBITRUM);
    await stage.approve(engine, id);
    meanwhile?.(stage);
    await stage.pass(engine, 40 * MINUTE_MS);
    return order;
  }

  it('is its word once it left the chain that can be read', async () => {
    const { row, judged } = await toldOf(null);
    expect(row()).toMatchObject({ status: 'done', summary: { verified: false } });
    expect(judged()).toEqual([]);
  });

  it.each([
    [null, 'done'],
    ['deposit-fails', 'refunded'],
  ] as const)('is looked at again once that chain can be read: %s', async (fault, end) => {
    const { stage, engine, row, judged } = await toldOf(fault);
    expect(row()).toMatchObject({ status: 'done', open: false, nextAt: expect.any(Number) });
    stage.world.withoutEndpoint.delete(ARBITRUM);
    await stage.pass(engine, HOUR_MS);
    expect(row()).toMatchObject({ status: end, summary: { verified: false } });
    expect(row().summary.arrived).toBeDefined();
    expect(judged()).toEqual([]);
  });

  it('is no end where nothing left', async () => {
    const { row, judged } = await toldOf('success-without-arrival');
    expect(row()).toMatchObject({ waitingFor: 'ARRIVAL_MISSING' });
    expect(row().sentence).toMatch(/reports success, but Base does not show that your 5 USDC left/);
    expect(judged()).toEqual([]);
  });

  it('is no end where its operation failed', async () => {
    const fails = ({ world }: Stage): void => {
      for (const { hash } of world.earn.actions()) world.base.failOperation(hash);
    };
    const { row, judged } = await toldOf('success-early', fails);
    expect(row()).toMatchObject({ waitingFor: 'FAILED_ON_CHAIN' });
    expect(judged()).toEqual([]);
  });
});

describe('an operation that failed for good', () => {
  it('is not looked at in turns with another one that failed as well', async () => {
    const { stage, engine, id, row } = await begun(HERE, 'sent-again');
    await stage.approve(engine, id);
    await stage.pass(engine, 30_000);
    const [order] = stage.world.earn.actions();
    const first = order?.hash;
    const failsAgain = (): void => {
      if (order !== undefined && order.hash !== first) stage.world.base.failOperation(order.hash);
    };
    for (let second = 0; second < 60; second += 1) {
      await stage.pass(engine, 1_000);
      failsAgain();
    }
    expect(order?.hash).not.toBe(first);
    await stage.pass(engine, HOUR_MS);
    const events = stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];
    const seen = events.filter(({ type }) => type === 'order.source-seen');
    // Each of the two in a block, and for good.
    expect(seen).toHaveLength(4);
    expect(row()).toMatchObject({ waitingFor: 'FAILED_ON_CHAIN' });
  });

  it('calls the person where 1tx goes on to say that it succeeded', async () => {
    const { stage, engine, id, row } = await begun(HERE, 'reverts');
    const off = () => stage.world.earn.setAvailable(false);
    await stage.approve(engine, id);
    off();
    await stage.pass(engine, 5 * MINUTE_MS);
    expect(row()).toMatchObject({ waitingFor: 'FAILED_ON_CHAIN' });
    expect(row().sentence).toMatch(/The chain says that it failed; 1tx does not say so/);
    stage.world.earn.setAvailable(true);
    await stage.pass(engine, 5 * MINUTE_MS);
    expect(row()).toMatchObject({ status: 'failed', summary: { verified: true, mayRetry: true } });
  });
});
