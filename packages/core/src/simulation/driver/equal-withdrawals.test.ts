import { describe, expect, it } from 'vitest';
import type { Engine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import { auditWithdrawals, digestsOf } from '../audit/earn.ts';
import type { WithdrawalFault } from '../earn/faults.ts';
import { USDC_BASE } from '../provider/market.ts';
import { ARBITRUM, BASE, OWNER } from '../world.ts';
import { earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage, type Stage } from './stage.ts';

const UNITS = 5_000_000n;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One withdrawal of always the same amount, up to its review. */
async function begin(
  stage: Stage,
  engine: Engine,
  name: string,
  fault: WithdrawalFault | null = null,
  chain: typeof BASE | typeof ARBITRUM = BASE,
): Promise<string> {
  stage.world.earn.faultNextWithdrawal(fault);
  const wish = { kind: 'withdraw', chain, units: UNITS, besideAnother: true } as const;
  const { kind, input } = earnErrand(name, wish, CALM_PERSON);
  const begun = await engine.start(name, kind, input);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  await engine.advance(begun.value.actionId);
  return begun.value.actionId;
}

async function giveUp(stage: Stage, engine: Engine, actionId: string): Promise<void> {
  const commandId = `give up ${actionId}`;
  expect(stage.row(actionId).status).toBe('needs you');
  const answer = await engine.command({ commandId, actionId, name: 'give-up', payload: null });
  expect(answer.ok).toBe(true);
}

function signed(stage: Stage, actionId: string): string | undefined {
  return digestsOf(stage.world.ledger.disk().streams.get(`action/${actionId}`) ?? [])[0];
}

async function withdrawn(stage: Stage, before: bigint): Promise<bigint> {
  const now = await stage.world.base.port.balance(OWNER, USDC_BASE);
  return now.ok ? now.value - before : -1n;
}

async function held(stage: Stage): Promise<bigint> {
  return withdrawn(stage, 0n);
}

const STORIES: readonly {
  readonly name: string;
  readonly tell: (
    stage: Stage,
  ) => Promise<{ readonly said: readonly string[]; readonly paid: bigint }>;
  readonly clean: { readonly said: readonly string[]; readonly paid: bigint };
}[] = [
  {
    name: 'two that are open at once',
    async tell(stage) {
      const engine = stage.program();
      const before = await held(stage);
      const first = await begin(stage, engine, 'first', 'sent-late');
      await stage.approve(engine, first);
      const second = await begin(stage, engine, 'second');
      await stage.approve(engine, second);
      await stage.pass(engine, 2 * HOUR_MS);
      const said = [first, second].map((id) => stage.row(id).status);
      return { said, paid: await withdrawn(stage, before) };
    },
    clean: { said: ['done', 'failed'], paid: UNITS },
  },
  {
    name: 'one that was carried out while the next was read',
    async tell(stage) {
      const engine = stage.program();
      const before = await held(stage);
      const first = await begin(stage, engine, 'first', 'sent-late');
      await stage.approve(engine, first);
      await stage.pass(engine, 59 * MINUTE_MS);
      await giveUp(stage, engine, first);
      const second = await begin(stage, engine, 'second');
      await stage.pass(engine, 2 * MINUTE_MS);
      await stage.approve(engine, second);
      await stage.pass(engine, HOUR_MS);
      const said = [first, second].map((id) => stage.row(id).status);
      return { said, paid: await withdrawn(stage, before) };
    },
    clean: { said: ['done', 'failed'], paid: UNITS },
  },
];

describe.each(STORIES)('equal withdrawals: $name', ({ tell, clean }) => {
  const told = async (bug?: PlantedBug) => {
    const stage = createStage(bug);
    return { ...(await tell(stage)), found: auditWithdrawals(stage.world).map(({ rule }) => rule) };
  };

  it('pay once and are told apart', async () => {
    expect(await told()).toEqual({ ...clean, found: [] });
  });

  it('are found when they are confused', async () => {
    expect((await told('equal-withdrawals-confused')).found).toContain('false-end');
  });
});

describe('equal withdrawals, one after the other', () => {
  it('a new one takes the place of one that was given up, under a yes of its own', async () => {
    const stage = createStage();
    const engine = stage.program();
    const before = await held(stage);
    const first = await begin(stage, engine, 'first', 'never-sent');
    await stage.approve(engine, first);
    await stage.pass(engine, HOUR_MS);
    await giveUp(stage, engine, first);
    const second = await begin(stage, engine, 'second');
    expect(stage.row(second).waitingFor).toBe('SIGNATURE');
    await stage.pass(engine, MINUTE_MS);
    expect(signed(stage, second)).toBeUndefined();
    await stage.approve(engine, second);
    await stage.pass(engine, HOUR_MS);
    expect(signed(stage, second)).toBe(signed(stage, first));
    expect([first, second].map((id) => stage.row(id).status)).toEqual(['expired', 'done']);
    expect(await withdrawn(stage, before)).toBe(UNITS);
    expect(auditWithdrawals(stage.world)).toEqual([]);
  });

  it('one that was paid long before the next is approved is not signed again', async () => {
    const stage = createStage();
    const engine = stage.program();
    const first = await begin(stage, engine, 'first', 'sent-late', ARBITRUM);
    await stage.approve(engine, first);
    await stage.pass(engine, HOUR_MS - 10_000);
    await giveUp(stage, engine, first);
    const second = await begin(stage, engine, 'second', null, ARBITRUM);
    // Blocks are short there: the payment lies deeper than a reorganisation goes.
    await stage.pass(engine, 4.7 * MINUTE_MS);
    expect(await stage.approve(engine, second)).toBe(true);
    await stage.pass(engine, HOUR_MS);
    expect([first, second].map((id) => stage.row(id).status)).toEqual(['done', 'failed']);
    expect(stage.row(second).sentence).toContain('carried out already');
    expect(auditWithdrawals(stage.world)).toEqual([]);
  });

  it('the last to sign has it, also where it was begun first', async () => {
    const stage = createStage();
    const engine = stage.program();
    const older = await begin(stage, engine, 'older');
    await stage.pass(engine, MINUTE_MS);
    const newer = await begin(stage, engine, 'newer', 'never-sent');
    await stage.approve(engine, newer);
    await stage.pass(engine, HOUR_MS);
    await giveUp(stage, engine, newer);
    const afresh = { commandId: 'afresh', actionId: older, name: 'refresh', payload: null };
    stage.world.earn.faultNextWithdrawal('sent-late');
    expect((await engine.command(afresh)).ok).toBe(true);
    await engine.advance(older);
    await stage.approve(engine, older);
    await stage.pass(engine, 2 * HOUR_MS);
    expect(signed(stage, older)).toBe(signed(stage, newer));
    expect([older, newer].map((id) => stage.row(id).status)).toEqual(['done', 'expired']);
    expect(auditWithdrawals(stage.world)).toEqual([]);
  });

  it('two that follow each other pay twice', async () => {
    const stage = createStage();
    const engine = stage.program();
    const before = await held(stage);
    for (const name of ['first', 'second']) {
      const id = await begin(stage, engine, name);
      await stage.approve(engine, id);
      await stage.pass(engine, 10 * MINUTE_MS);
      expect(stage.row(id).status).toBe('done');
    }
    expect(await withdrawn(stage, before)).toBe(2n * UNITS);
    expect(auditWithdrawals(stage.world)).toEqual([]);
  });
});
