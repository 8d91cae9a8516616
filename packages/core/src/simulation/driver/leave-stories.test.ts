import { describe, expect, it } from 'vitest';
import type { Engine } from '../../action/engine.ts';
import { ok } from '../../result/result.ts';
import { simAddress } from '../address.ts';
import { carriedOut } from '../audit/earn.ts';
import { smartOf } from '../chain/smart.ts';
import { EARN_ARBITRUM, EARN_BASE } from '../earn/vaults.ts';
import { USDC_BASE } from '../provider/market.ts';
import { SIMULATION_START } from '../time.ts';
import { ARBITRUM, BASE, EARNING, OWNER } from '../world.ts';
import { type EarnWish, earnErrand } from './earn-inputs.ts';
import { judgeEarn } from './earn-verdict.ts';
import { CALM_PERSON, type Errand } from './errand.ts';
import { frontRun, frontRunBeside } from './front-run.ts';
import { createStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const UNITS = 5_000_000n;

async function begin(engine: Engine, name: string, wish: EarnWish) {
  const errand = earnErrand(name, wish, CALM_PERSON);
  const begun = await engine.start(name, errand.kind, errand.input);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  await engine.advance(begun.value.actionId);
  return { errand, id: begun.value.actionId };
}

/** Begins it, says yes, and lets it come to its end. */
async function done(stage: Stage, engine: Engine, name: string, wish: EarnWish) {
  const begun = await begin(engine, name, wish);
  await stage.approve(engine, begun.id);
  await stage.pass(engine, 5 * MINUTE_MS);
  return stage.row(begun.id);
}

function judged(stage: Stage, begun: { readonly errand: Errand; readonly id: string }) {
  return judgeEarn(stage.world, stage.row(begun.id), begun.errand);
}

describe('a right that was signed and not used yet', () => {
  const buy: EarnWish = { kind: 'earn-buy', from: ARBITRUM, to: ARBITRUM, units: UNITS };
  const grant: EarnWish = {
    kind: 'authorize',
    chain: ARBITRUM,
    cap: 100_000_000n,
    until: SIMULATION_START + 7 * 24 * 60 * MINUTE_MS,
  };

  it('would create the account and act for it', async () => {
    const stage = createStage();
    const engine = stage.program();
    expect(await done(stage, engine, 'grant', grant)).toMatchObject({ status: 'done' });
    expect(smartOf(stage.world.arbitrum.state(), EARNING)).toBeUndefined();
    expect(await done(stage, engine, 'buy', buy)).toMatchObject({ status: 'done' });
  });

  it('ends by a removal, on an account that is not there yet', async () => {
    const stage = createStage();
    const engine = stage.program();
    await done(stage, engine, 'grant', grant);
    await done(stage, engine, 'fund', { kind: 'fund', chain: ARBITRUM, units: UNITS });
    const removal = { kind: 'earn-removal', chain: ARBITRUM } as const;
    expect(await done(stage, engine, 'removal', removal)).toMatchObject({ status: 'done' });
    expect(smartOf(stage.world.arbitrum.state(), EARNING)).toMatchObject({ validNonceFrom: 11 });
    const held = () => stage.world.arbitrum.port.balance(EARNING, EARN_ARBITRUM.usdc.token);
    const before = await held();
    expect(await done(stage, engine, 'buy', buy)).not.toMatchObject({ status: 'done' });
    expect(await held()).toEqual(before);
  });

  it('is named by the removal, and no order begins by it although the service says so', async () => {
    const stage = createStage();
    const engine = stage.program();
    await done(stage, engine, 'grant', grant);
    await done(stage, engine, 'fund', { kind: 'fund', chain: ARBITRUM, units: UNITS });
    const removal = await begin(engine, 'removal', { kind: 'earn-removal', chain: ARBITRUM });
    expect(warned(stage, removal.id)).toContainEqual({
      code: 'ENDS_RIGHT',
      weight: 'note',
      sentence: expect.stringMatching(/^Ends the right of the key 0x.* has not been used yet\.$/),
    });
    await stage.approve(engine, removal.id);
    await stage.pass(engine, 5 * MINUTE_MS);
    const order = await begin(engine, 'buy', buy);
    expect(warned(stage, order.id)).toContainEqual(
      expect.objectContaining({ code: 'GRANT_ENDED', weight: 'stop' }),
    );
    const again = await begin(engine, 'again', { kind: 'earn-removal', chain: ARBITRUM });
    expect(warned(stage, again.id)).toContainEqual(
      expect.objectContaining({ code: 'ENDS_NO_KNOWN_RIGHT' }),
    );
  });
});

it('after a removal, a right of which only 1tx speaks is a risk to read: refused, it moves nothing', async () => {
  const stage = createStage();
  const engine = stage.program();
  await done(stage, engine, 'removal', { kind: 'earn-removal', chain: BASE });
  const held = () => stage.world.base.port.balance(EARNING, EARN_BASE.shares.token);
  const before = await held();
  const sale = await begin(engine, 'sell', { kind: 'earn-sell', chain: BASE, units: UNITS });
  expect(warned(stage, sale.id)).toEqual([
    expect.objectContaining({
      ...{ code: 'RIGHT_ONLY_TOLD', weight: 'risk' },
      sentence: expect.stringMatching(
        /^A server of Base says .* then by a right that was not given/,
      ),
    }),
  ]);
  await stage.approve(engine, sale.id);
  await stage.pass(engine, 5 * MINUTE_MS);
  expect(stage.row(sale.id).status).not.toBe('done');
  expect(await held()).toEqual(before);
});

/** What the last review of an action warns of. */
function warned(stage: Stage, id: string): unknown {
  const events = stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];
  const last = events.findLast(({ type }) => type === 'review.prepared');
  return (last?.data.review as { readonly warnings?: unknown } | undefined)?.warnings;
}

describe('a right that was signed blindly', () => {
  const removal = { kind: 'earn-removal', chain: BASE } as const;
  const exit = { kind: 'earn-exit', chain: BASE } as const;

  it.each([removal, exit])(
    'ends with it ($kind), and how far that reaches is said',
    async (wish) => {
      const stage = createStage();
      const engine = stage.program();
      stage.world.earn.faultNextWithdrawal('is-a-right');
      const blind = await done(stage, engine, 'blind', {
        kind: 'withdraw',
        chain: BASE,
        units: UNITS,
      });
      expect(blind).toMatchObject({ status: 'sent', summary: { undecided: true } });
      const [right] = stage.world.earn.blindRights();
      const begun = await begin(engine, 'leave', wish);
      await stage.approve(engine, begun.id);
      await stage.pass(engine, 5 * MINUTE_MS);
      const { status, sentence } = stage.row(begun.id);
      expect(status).toBe('done');
      expect(sentence).toContain('a number below 11');
      expect(sentence).toContain('a higher number nobody here can see');
      const there = smartOf(stage.world.base.state(), EARNING);
      expect(there?.validNonceFrom).toBeGreaterThan(right?.nonce ?? Number.POSITIVE_INFINITY);
      expect(judged(stage, begun)).toEqual([]);
    },
  );
});

describe('an exit whose operation somebody else sends', () => {
  it('ends by what the chain shows, not by what became of its own transaction', async () => {
    const stage = createStage();
    const engine = stage.program();
    const exit = await begin(engine, 'exit', { kind: 'earn-exit', chain: BASE });
    await stage.approve(engine, exit.id);
    stage.world.base.setBaseFee(2_500_000_000n);
    expect(frontRun(stage.world.base)).toBe(true);
    await stage.pass(engine, MINUTE_MS);
    stage.world.base.setBaseFee(1_000_000_000n);
    await stage.pass(engine, 5 * MINUTE_MS);
    const { status, summary } = stage.row(exit.id);
    const [ours] = summary.transactions as readonly { readonly hash: string }[];
    const theirs = carriedOut(stage.world, String(summary.userOpHash))?.entry.hash;
    expect({ status, transaction: summary.transaction }).toEqual({
      status: 'done',
      transaction: theirs,
    });
    expect(theirs).not.toBe(ours?.hash);
    const mined = stage.world.base.mined().find(({ hash }) => hash === ours?.hash);
    expect(mined).toMatchObject({ succeeded: false, reason: expect.stringContaining('AA25') });
    expect(judged(stage, exit)).toEqual([]);
  });

  it('tells what it brought, and not what others brought in the same transaction', async () => {
    const stage = createStage();
    const engine = stage.program();
    const exit = await begin(engine, 'exit', { kind: 'earn-exit', chain: BASE });
    await stage.approve(engine, exit.id);
    const { base } = stage.world;
    base.setBaseFee(2_500_000_000n);
    expect(frontRunBeside(base, USDC_BASE, 7_000_000n)).toBe(true);
    await stage.pass(engine, MINUTE_MS);
    base.setBaseFee(1_000_000_000n);
    await stage.pass(engine, 5 * MINUTE_MS);
    const { status, sentence, summary } = stage.row(exit.id);
    const there = carriedOut(stage.world, String(summary.userOpHash));
    expect(there?.entry.operations.map(({ succeeded }) => succeeded)).toEqual([true, true]);
    expect({ status, receives: summary.receives }).toMatchObject({
      status: 'done',
      receives: { units: '23200000000' },
    });
    expect(sentence).toMatch(/^23200 USDC reached your wallet\./);
    expect(judged(stage, exit)).toEqual([]);
  });

  it('of two that came to the same operation, one has done it', async () => {
    const stage = createStage();
    const engine = stage.program();
    const first = await begin(engine, 'first', { kind: 'earn-exit', chain: BASE });
    const second = await begin(engine, 'second', { kind: 'earn-exit', chain: BASE });
    await stage.approve(engine, first.id);
    await stage.approve(engine, second.id);
    await stage.pass(engine, 5 * MINUTE_MS);
    const [one, other] = [first, second].map(({ id }) => stage.row(id));
    expect(one?.summary.userOpHash).toBe(other?.summary.userOpHash);
    expect([one?.status, other?.status]).toEqual(['done', 'cancelled']);
    expect([...judged(stage, first), ...judged(stage, second)]).toEqual([]);
  });
});

describe('a vault that pays less than was foreseen', () => {
  it('is told of by what came, and only the idle USDC were promised', async () => {
    const stage = createStage();
    const engine = stage.program();
    const exit = await begin(engine, 'exit', { kind: 'earn-exit', chain: BASE });
    const events = stage.world.ledger.disk().streams.get(`action/${exit.id}`) ?? [];
    const shown = events.findLast(({ type }) => type === 'review.prepared')?.data.review;
    expect(shown).toMatchObject({
      receives: { units: '23200000000' },
      receivesAtLeast: { units: '10000000000' },
    });
    await stage.approve(engine, exit.id);
    stage.world.base.setVaultPrice(5_000n);
    await stage.pass(engine, 5 * MINUTE_MS);
    const { status, sentence, summary } = stage.row(exit.id);
    expect(status).toBe('done');
    expect(summary.receives).toMatchObject({ units: '18000000000' });
    expect(sentence).toContain('18000 USDC reached your wallet, 5200 USDC less');
    expect(judged(stage, exit)).toEqual([]);
  });
});

describe('what is lent to a pool', () => {
  const { pool, usdc } = EARN_BASE;

  it('is taken back in USDC, all of it', async () => {
    const stage = createStage();
    const engine = stage.program();
    const exit = await begin(engine, 'exit', { kind: 'earn-exit', chain: BASE });
    expect(stage.row(exit.id).summary.does).toContainEqual(
      'Give 3000 apUSDC of The pool back, 3000 USDC now and what they earn until then, to your wallet.',
    );
    await stage.approve(engine, exit.id);
    // Interest of the time between the yes and the block leaves as well.
    stage.world.base.fund(EARNING, pool.token.token, 5n);
    await stage.pass(engine, 5 * MINUTE_MS);
    const { status, summary } = stage.row(exit.id);
    expect({ status, receives: summary.receives }).toMatchObject({
      status: 'done',
      receives: { units: '23200000005' },
    });
    const { port } = stage.world.base;
    expect(await port.balance(EARNING, pool.token.token)).toEqual(ok(0n));
    expect(judged(stage, exit)).toEqual([]);
  });

  it('stays where the pool has nothing to pay with, and holds nothing else up', async () => {
    const stage = createStage();
    const engine = stage.program();
    stage.world.base.fund(pool.address, usdc.token, -(10n ** 24n));
    const exit = await begin(engine, 'exit', { kind: 'earn-exit', chain: BASE });
    await stage.approve(engine, exit.id);
    await stage.pass(engine, 5 * MINUTE_MS);
    const { status, sentence, summary } = stage.row(exit.id);
    expect({ status, receives: summary.receives }).toMatchObject({
      status: 'done',
      receives: { units: '20200000000' },
    });
    expect(sentence).toContain('What the account holds of The pool stays in it.');
    expect(judged(stage, exit)).toEqual([]);
  });
});

describe('a token that nobody here can redeem', () => {
  const stray = { ...EARN_BASE.shares, token: simAddress('stray'), symbol: 'STRAY' };

  async function leaving(stage: Stage, engine: Engine, idle: boolean) {
    const { base } = stage.world;
    base.fund(EARNING, stray.token, 7_000_000n);
    if (!idle) base.fund(EARNING, USDC_BASE, -10_000_000_000n);
    const wish = earnErrand('exit', { kind: 'earn-exit', chain: BASE }, CALM_PERSON);
    const vaults = [{ name: 'Another pool', shares: { ...stray }, known: 'bought' }];
    const begun = await engine.start('exit', wish.kind, { ...wish.input, vaults });
    if (!begun.ok) return expect.unreachable(begun.error.message);
    await engine.advance(begun.value.actionId);
    return begun.value.actionId;
  }

  it.each([
    [
      true,
      / About 10000 USDC come out, and 7 STRAY as they are\.$/,
      /^10000 USDC reached your wallet\. 7/,
    ],
    [false, / 7 STRAY come out as they are\.$/, /^7 STRAY were sent to your wallet as they are;/],
  ])('goes as it is, and every word says so (with idle USDC: %s)', async (idle, asks, ends) => {
    const stage = createStage();
    const engine = stage.program();
    const id = await leaving(stage, engine, idle);
    expect(stage.row(id).sentence).toMatch(asks);
    expect(warned(stage, id)).toContainEqual({
      code: 'SENT_AS_IS',
      weight: 'risk',
      sentence:
        'You get 7 STRAY, not USDC; this program cannot redeem them. While 1tx answers, take them back with it first.',
    });
    await stage.approve(engine, id);
    await stage.pass(engine, 5 * MINUTE_MS);
    const { status, sentence, summary } = stage.row(id);
    expect(status).toBe('done');
    expect(sentence).toMatch(ends);
    expect('receives' in summary).toBe(idle);
    expect(await stage.world.base.port.balance(OWNER, stray.token)).toEqual(ok(7_000_000n));
  });
});
