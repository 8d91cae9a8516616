import { describe, expect, it } from 'vitest';
import type { Engine } from '../action/engine.ts';
import { ok } from '../result/result.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage, type Stage } from '../simulation/driver/stage.ts';
import type { SimOrder } from '../simulation/provider/order.ts';
import { FRIEND, TREASURY } from '../simulation/world.ts';

/* Found by the deep schedules: what came back is no proof that nothing was paid out. */

async function beginSwap(
  stage: Stage,
  destination: string,
): Promise<{ id: string; order: SimOrder }> {
  const { input } = swapErrandOf({
    name: 'twice',
    origin: 'arb USDC',
    destination,
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: true,
    temper: CALM_PERSON,
  });
  const engine = stage.program();
  const begun = await engine.start('start', 'swap', input);
  if (!begun.ok) throw new Error(begun.error.message);
  await engine.advance(begun.value.actionId);
  const [order] = stage.world.provider.orders();
  if (order === undefined) throw new Error('no order');
  return { id: begun.value.actionId, order };
}

function deposit({ world }: Stage, { key, quote, from }: SimOrder, again: boolean): void {
  const payment = {
    from: FRIEND,
    to: key.depositAddress,
    token: from.contract,
    amount: quote.amountIn,
  };
  if (again) world.arbitrum.payForeign(payment);
  else world.arbitrum.pay(payment);
}

/** The deposit is credited, dropped by a reorg, and made again in another transaction. */
async function depositedTwiceSeenOnce(
  stage: Stage,
  engine: Engine,
  order: SimOrder,
): Promise<void> {
  deposit(stage, order, false);
  await stage.pass(engine, 4_000);
  expect(order.deposits.size).toBe(1);
  stage.world.arbitrum.reorg(8, 'drop');
  deposit(stage, order, true);
  await stage.pass(engine, 10 * 60_000);
  expect(order.deposits.size).toBe(2);
}

describe('a success of which no payout is named', () => {
  it('is no refund because one of two credited deposits came back', async () => {
    const stage = createStage();
    stage.world.provider.faultNextOrder('success-without-hash');
    const { id, order } = await beginSwap(stage, 'base ETH');
    const engine = stage.program();
    await depositedTwiceSeenOnce(stage, engine, order);
    await stage.pass(engine, 60 * 60_000);
    const got = stage.world.base.mined().filter(({ hash }) => order.payouts.includes(hash));
    expect(got).toHaveLength(1);
    expect(stage.row(id).sentence).toMatch(
      /^1Click says that it paid out, but names no transaction/,
    );
    expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: 'PAYOUT_MISSING' });
  });

  it('is no refund while the service says how much it paid out', async () => {
    const stage = createStage();
    const { provider } = stage.world;
    provider.faultNextOrder('success-with-full-refund');
    const tell = provider.port.status;
    provider.port.status = async (key) => {
      const told = await tell(key);
      return told.ok && told.value.status === 'SUCCESS'
        ? ok({ ...told.value, amountOut: 5n })
        : told;
    };
    const { id, order } = await beginSwap(stage, 'base ETH');
    const engine = stage.program();
    deposit(stage, order, false);
    await stage.pass(engine, 60 * 60_000);
    expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: 'PAYOUT_MISSING' });
  });
});

describe('a swap that was refunded', () => {
  it('says so no longer once a payout is seen as well', async () => {
    const stage = createStage();
    stage.world.provider.faultNextOrder('success-with-full-refund');
    const { id, order } = await beginSwap(stage, 'base USDC');
    const engine = stage.program();
    deposit(stage, order, false);
    await stage.pass(engine, 60 * 60_000);
    expect(stage.row(id).status).toBe('refunded');
    const { request, quote, to } = order;
    const { recipient } = request;
    const paid = { from: TREASURY, to: recipient, token: to.contract, amount: quote.amountOut };
    order.payouts.push(stage.world.base.pay(paid));
    await stage.pass(engine, 2 * 60 * 60_000);
    expect(stage.row(id).status).toBe('done with part refunded');
  });

  it('is not called refunded by a service that paid out before it said so', async () => {
    const stage = createStage();
    stage.world.provider.faultNextOrder('refunded');
    const { id, order } = await beginSwap(stage, 'base USDC');
    const engine = stage.program();
    const { request, quote, to } = order;
    const { recipient } = request;
    const paid = { from: TREASURY, to: recipient, token: to.contract, amount: quote.amountOut };
    await stage.pass(engine, 5_000);
    order.payouts.push(stage.world.base.pay(paid));
    deposit(stage, order, false);
    await stage.pass(engine, 60 * 60_000);
    expect(stage.row(id).status).toBe('done with part refunded');
  });
});
