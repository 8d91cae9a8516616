import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../ports/chain.ts';
import { APPROVAL_LIFETIME_MS } from '../review/approval.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage, type Stage } from '../simulation/driver/stage.ts';
import type { Engine } from './engine.ts';

async function offersOf(engine: Engine, actionId: string) {
  const offers = await engine.offers(actionId);
  if (offers === null) throw new Error('the action is not known');
  return offers;
}

/** The chains of a stage, none of which tells its head: nothing can be signed. */
function silent({ world }: Stage): ReadonlyMap<string, ChainPort> {
  const mute = (port: ChainPort): ChainPort => ({
    ...port,
    block: async () => ({ ok: false, error: { code: 'CHAIN_UNAVAILABLE', message: 'No answer.' } }),
  });
  return new Map([...world.chains].map(([id, { port }]) => [id, mute(port)]));
}

async function swap(engine: Engine, outside: boolean): Promise<string> {
  const origin = outside ? 'btc BTC' : 'base USDC';
  const wish = {
    name: 'swap',
    origin,
    destination: 'arb USDC',
    dollars: 50,
    outside,
    temper: CALM_PERSON,
  };
  const errand = swapErrandOf({ ...wish, swapType: 'EXACT_INPUT' });
  const begun = await engine.start('start swap', 'swap', errand.input);
  if (!begun.ok) throw new Error(begun.error.message);
  await engine.advance(begun.value.actionId);
  return begun.value.actionId;
}

/** A command that was offered must be taken, and one that was not must not. */
async function takes(engine: Engine, actionId: string, name: string, stage: Stage) {
  const commandId = `${name} ${stage.world.clock.now()}`;
  return (await engine.command({ commandId, actionId, name, payload: null })).ok;
}

describe('what a person can do with a payment', () => {
  it('before it is signed: approve, read afresh, give up', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await stage.begin(engine, 'ann');
    const offers = await offersOf(engine, id);
    expect(offers.review?.approvable).toBe(true);
    expect(offers.commands).toEqual(['refresh', 'cancel']);
    expect(await takes(engine, id, 'speed-up', stage)).toBe(false);
    expect(await takes(engine, id, 'cancel', stage)).toBe(true);
    expect(await offersOf(engine, id)).toMatchObject({
      review: null,
      commands: [],
      outlook: { atWorst: null, expectedUntil: null },
    });
  });

  it('a review is not approvable while locked, after its time, or once it is asked for anew', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await stage.begin(engine, 'ben');
    stage.world.signer.lock();
    expect((await offersOf(engine, id)).review?.approvable).toBe(false);
    stage.world.signer.unlock();
    expect((await offersOf(engine, id)).review?.approvable).toBe(true);
    expect(await takes(engine, id, 'refresh', stage)).toBe(true);
    expect((await offersOf(engine, id)).review?.approvable).toBe(false);
    await engine.advance(id);
    expect((await offersOf(engine, id)).review?.approvable).toBe(true);
    stage.world.clock.advance(10 * 60_000);
    expect((await offersOf(engine, id)).review?.approvable).toBe(false);
  });

  it('approved while the chain does not answer: the yes stands once, may be given up, and lapses', async () => {
    const stage = createStage();
    const engine = stage.program(undefined, silent(stage));
    const id = await stage.begin(stage.program(), 'eve');
    const given = () =>
      (stage.world.ledger.disk().streams.get(`action/${id}`) ?? []).filter(
        ({ type }) => type === 'approval.given',
      );
    expect((await offersOf(engine, id)).review).toMatchObject({ approvable: true, approval: null });
    expect(await stage.approve(engine, id)).toBe(true);
    const expiresAt = stage.world.clock.now() + APPROVAL_LIFETIME_MS;
    const stands = await offersOf(engine, id);
    expect(stands.review).toMatchObject({
      approvable: false,
      approval: { stands: true, expiresAt },
    });
    expect(stands.commands).toContain('cancel');
    // The same yes once more is the same yes.
    expect(await stage.approve(engine, id)).toBe(true);
    expect(given()).toHaveLength(1);
    stage.world.signer.lock();
    expect((await offersOf(engine, id)).review?.approval?.stands).toBe(false);
    stage.world.signer.unlock();
    expect((await offersOf(engine, id)).review).toMatchObject({
      approvable: true,
      approval: { stands: false },
    });
    expect(await stage.approve(engine, id)).toBe(true);
    expect(given()).toHaveLength(2);
    stage.world.clock.advance(APPROVAL_LIFETIME_MS);
    expect((await offersOf(engine, id)).review?.approval?.stands).toBe(false);
  });

  it('while it waits for a block: speed it up or cancel it; a dropped wish leaves nothing to sign', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await stage.begin(engine, 'cid');
    stage.world.base.setBaseFee(10n ** 12n);
    await stage.approve(engine, id);
    expect(await offersOf(engine, id)).toMatchObject({
      review: null,
      commands: ['speed-up', 'cancel-transaction'],
    });
    expect(await takes(engine, id, 'speed-up', stage)).toBe(true);
    await engine.advance(id);
    const asked = await offersOf(engine, id);
    expect(asked.review).toMatchObject({ review: { purpose: 'speed-up' }, approvable: true });
    expect(asked.commands).toContain('keep-waiting');
    expect(await takes(engine, id, 'keep-waiting', stage)).toBe(true);
    expect((await offersOf(engine, id)).review?.approvable ?? false).toBe(false);
  });

  it('says when it is expected, and what can still go wrong', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await stage.begin(engine, 'dan');
    expect((await offersOf(engine, id)).outlook).toEqual({
      atWorst: expect.stringContaining('before you sign'),
      expectedUntil: null,
    });
    await stage.approve(engine, id);
    const sent = (await offersOf(engine, id)).outlook;
    expect(sent.atWorst).toContain('stay in your account');
    expect(sent.expectedUntil).toBe(stage.world.clock.now() + 2 * 60_000);
    await stage.pass(engine, 5 * 60_000);
    expect(stage.row(id).status).toBe('done');
    expect((await offersOf(engine, id)).outlook).toEqual({ atWorst: null, expectedUntil: null });
  });

  it('nothing is known of an action that does not exist', async () => {
    expect(await createStage().program().offers('none')).toBeNull();
  });
});

describe('what a person can do with a swap', () => {
  it('from our account: the least that comes, where it comes back to, and when', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await swap(engine, false);
    const before = await offersOf(engine, id);
    expect(before.review?.approvable).toBe(true);
    expect(before.commands).toEqual(['cancel', 'refresh']);
    expect(before.outlook.expectedUntil).toBeNull();
    expect(before.outlook.atWorst).toMatch(
      /^Nothing leaves .* at least 49\.\d+ USDC; .*your 50 USDC come back to 0x/,
    );
    const at = stage.world.clock.now();
    await stage.approve(engine, id);
    expect((await offersOf(engine, id)).outlook.expectedUntil).toBe(at + 20_000);
    await stage.pass(engine, 20 * 60_000);
    expect(stage.row(id).status).toBe('done');
    expect(await offersOf(engine, id)).toEqual({
      review: null,
      commands: [],
      outlook: { atWorst: null, expectedUntil: null },
    });
  });

  it('from outside: say that it was sent, as long as it has not been seen', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await swap(engine, true);
    const waiting = await offersOf(engine, id);
    expect(waiting.review).toBeNull();
    expect(waiting.commands).toEqual(['cancel', 'not-sent', 'sent']);
    expect(waiting.outlook.atWorst).toContain('If you send nothing, nothing happens.');
    const order = stage.world.provider.orders()[0];
    expect(order).toBeDefined();
    const tell = stage.world.provider.port.status;
    stage.world.provider.port.status = async (key) => {
      const told = await tell(key);
      return told.ok ? { ok: true, value: { ...told.value, status: 'PROCESSING' } } : told;
    };
    const later = stage.program();
    await stage.pass(later, 60_000);
    const taken = await offersOf(later, id);
    expect(taken.commands).not.toContain('sent');
    expect(taken.outlook.atWorst).toMatch(/^You get at least .* come back to/);
    expect(taken.outlook.expectedUntil).toBeGreaterThan(0);
  });

  it('with a deposit that is too small: the rest, or what has arrived comes back', async () => {
    const stage = createStage();
    const engine = stage.program();
    const id = await swap(engine, true);
    expect(stage.row(id).waitingFor).toBe('SEND_DEPOSIT');
    const tell = stage.world.provider.port.status;
    stage.world.provider.port.status = async (key) => {
      const told = await tell(key);
      return told.ok ? { ok: true, value: { ...told.value, status: 'INCOMPLETE_DEPOSIT' } } : told;
    };
    const later = stage.program();
    await stage.pass(later, 60_000);
    expect((await offersOf(later, id)).outlook.atWorst).toMatch(
      /^If the rest does not come before the deadline, what has arrived comes back to /,
    );
  });
});
