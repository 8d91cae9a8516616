import { describe, expect, it } from 'vitest';
import type { Engine } from '../../action/engine.ts';
import { ok } from '../../result/result.ts';
import { sharesFor } from '../../simulation/chain/smart.ts';
import { type EarnWish, earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { createStage, type Stage } from '../../simulation/driver/stage.ts';
import type { EarnOrderFault } from '../../simulation/earn/faults.ts';
import { EARN_ARBITRUM } from '../../simulation/earn/vaults.ts';
import { ARBITRUM, BASE, OWNER } from '../../simulation/world.ts';

const MINUTE_MS = 60_000;

const buy = (units: bigint): EarnWish => ({ kind: 'earn-buy', from: BASE, to: BASE, units });
const buyThere = (units: bigint): EarnWish => ({
  ...{ kind: 'earn-buy', from: BASE, to: ARBITRUM, units },
});

/** Orders that are approved one right after the other; answers what they are called. */
async function ordered(
  stage: Stage,
  engine: Engine,
  orders: readonly (readonly [EarnWish, EarnOrderFault | null])[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, [wish, fault]] of orders.entries()) {
    stage.world.earn.faultNextOrder(fault);
    const { kind, input } = earnErrand(`order ${index}`, wish, CALM_PERSON);
    const begun = await engine.start(`order ${index}`, kind, input);
    if (!begun.ok) return expect.unreachable(begun.error.message);
    await engine.advance(begun.value.actionId);
    await stage.approve(engine, begun.value.actionId);
    ids.push(begun.value.actionId);
  }
  return ids;
}

/** As it is after two hours, its orders bundled or each in a transaction of its own. */
async function told(
  orders: readonly (readonly [EarnWish, EarnOrderFault | null])[],
  bundled = false,
) {
  const stage = createStage();
  const engine = stage.program();
  if (bundled) stage.world.earn.bundleOrders();
  const ids = await ordered(stage, engine, orders);
  await stage.pass(engine, 120 * MINUTE_MS);
  return { stage, engine, ids, rows: ids.map((id) => stage.row(id)) };
}

describe('an order whose operation took more than was ordered', () => {
  it.each<readonly [string, EarnWish, RegExp]>([
    ['bought', buy(5_000_000n), /took 10 USDC out of your account on Base instead of 5 USDC\./],
    [
      'bought on another chain',
      buyThere(5_000_000n),
      /took 10 USDC out of your account on Base instead of 5 USDC\./,
    ],
    [
      'sold',
      { kind: 'earn-sell', chain: BASE, units: 5_000_000n },
      /took 10 evUSDC out of your account on Base instead of 5 evUSDC\./,
    ],
  ])('needs a person: %s', async (_, wish, words) => {
    const { stage, engine, ids, rows } = await told([[wish, 'takes-more']]);
    expect(rows[0]).toMatchObject({ status: 'needs you', waitingFor: 'TOOK_MORE' });
    expect(rows[0]?.sentence).toMatch(words);
    const [actionId = ''] = ids;
    const command = { commandId: 'enough', actionId, name: 'give-up', payload: null };
    expect((await engine.command(command)).ok).toBe(true);
    const { status, sentence, summary } = stage.row(actionId);
    expect({ status, verified: summary.verified }).toEqual({ status: 'failed', verified: false });
    expect(summary.mayRetry).toBeUndefined();
    expect(sentence).toMatch(/^It was carried out and took 10 .* instead of 5 /);
  });
});

describe('an order whose operation brought nothing', () => {
  const sell = (units: bigint): EarnWish => ({ kind: 'earn-sell', chain: BASE, units });

  it.each<readonly [string, EarnWish, RegExp]>([
    ['bought', buy(2n), /0\.000002 USDC left your account on Base, and nothing came for them\./],
    ['sold', sell(1n), /0\.000001 evUSDC left your account on Base, and nothing came for them\./],
  ])('is at its end where nothing was promised: %s', async (_, wish, words) => {
    const { rows } = await told([[wish, 'gives-nothing']]);
    expect(rows[0]).toMatchObject({ status: 'done', open: false, summary: { verified: true } });
    expect(rows[0]?.summary.arrived).toBeUndefined();
    expect(rows[0]?.sentence).toMatch(words);
  });

  it.each<readonly [string, EarnWish]>([
    ['bought', buy(5_000_000n)],
    ['sold', sell(5_000_000n)],
  ])('needs a person where more was promised: %s', async (_, wish) => {
    const { stage, engine, ids, rows } = await told([[wish, 'gives-nothing']]);
    expect(rows[0]).toMatchObject({ status: 'needs you', waitingFor: 'BROUGHT_NOTHING' });
    const [actionId = ''] = ids;
    const command = { commandId: 'enough', actionId, name: 'give-up', payload: null };
    expect((await engine.command(command)).ok).toBe(true);
    const { status, sentence, summary, nextAt } = stage.row(actionId);
    expect({ status, verified: summary.verified, nextAt }).toEqual({
      status: 'failed',
      verified: false,
      nextAt: null,
    });
    expect(summary.mayRetry).toBeUndefined();
    expect(sentence).toMatch(/^It was carried out: .* and nothing came for them\.$/);
  });

  it('is not at its end before that is final, nor where the block is taken back', async () => {
    const stage = createStage();
    const engine = stage.program();
    const [id = ''] = await ordered(stage, engine, [[buy(2n), 'gives-nothing']]);
    while (stage.world.earn.actions()[0]?.mined == null) await stage.pass(engine, 2_000);
    stage.world.base.reorg(3, 'wait');
    await stage.pass(engine, 4_000);
    expect(stage.row(id).open).toBe(true);
    await stage.pass(engine, 120 * MINUTE_MS);
    expect(stage.row(id)).toMatchObject({ status: 'done', summary: { verified: true } });
  });
});

describe('orders that one transaction carried out', () => {
  it('are told apart', async () => {
    const wishes = [5_000_000n, 7_000_000n] as const;
    const { stage, rows } = await told(
      wishes.map((units) => [buy(units), null]),
      true,
    );
    expect(
      stage.world.base.mined().filter(({ operations }) => operations.length === 2),
    ).toHaveLength(1);
    for (const [index, units] of wishes.entries()) {
      expect(rows[index]).toMatchObject({
        status: 'done',
        summary: { verified: true, arrived: { units: sharesFor(units).toString() } },
      });
    }
  });

  it('do not hide what one of them lost', async () => {
    const { rows } = await told(
      [
        [buy(5_000_000n), 'gives-little'],
        [buy(7_000_000n), null],
      ],
      true,
    );
    expect(rows.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(rows[0]?.sentence).toMatch(/less than the .* promised at least/);
    expect(rows[1]?.sentence).not.toMatch(/promised/);
  });

  it('do not hide what one of them took', async () => {
    const { rows } = await told(
      [
        [buy(5_000_000n), 'takes-more'],
        [buy(7_000_000n), null],
      ],
      true,
    );
    expect(rows.map(({ waitingFor }) => waitingFor)).toEqual(['TOOK_MORE', null]);
  });
});

describe('an order between chains that brought far too little', () => {
  it('says so', async () => {
    const { rows } = await told([[buyThere(5_000_000n), 'gives-little']]);
    expect(rows[0]).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(rows[0]?.sentence).toMatch(/worth 3\.99.* USDC, less than the .* promised at least/);
  });
});

describe('an order between chains of which the service names what another program bought there', () => {
  it('is not proven by USDC that nobody minted', async () => {
    const stage = createStage();
    const { earn, clock } = stage.world;
    const honest = earn.port.action;
    let elsewhere: string | null = null;
    Object.assign(earn.port, {
      action: async (id: string) => {
        const answer = await honest(id);
        if (!answer.ok || elsewhere === null) return answer;
        const named = { finalTransaction: elsewhere, destinationTransaction: elsewhere };
        return ok({ ...answer.value, status: 'success', phase: 'success' as const, ...named });
      },
    });
    const engine = stage.program();
    const [id = ''] = await ordered(stage, engine, [[buyThere(5_000_000n), 'relay-stuck']]);
    await stage.pass(engine, MINUTE_MS);
    const { instrument, chain: sourceChain } = EARN_ARBITRUM;
    await earn.port.buy({
      ...{ owner: OWNER, instrument, sourceChain, amount: 5_000_000n, slippageBasisPoints: 50 },
      ...{ transfer: { speed: 'standard' }, referral: null, idempotencyKey: 'elsewhere' },
    });
    clock.advance(MINUTE_MS);
    elsewhere = earn.actions().at(-1)?.mined ?? null;
    expect(elsewhere).not.toBeNull();
    await stage.pass(engine, 120 * MINUTE_MS);
    expect(stage.row(id)).toMatchObject({ status: 'done', summary: { verified: false } });
    expect(stage.row(id).sentence).toMatch(/no chain proves that it is of this order/);
  });
});
