import { expect, it } from 'vitest';
import type { GrantFault } from '../earn/faults.ts';
import { BASE } from '../world.ts';
import { earnErrand } from './earn-inputs.ts';
import { CALM_PERSON } from './errand.ts';
import { createStage } from './stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An authorization up to its review. */
async function asked(fault: GrantFault | null = null) {
  const stage = createStage();
  const engine = stage.program();
  const { world } = stage;
  world.earn.faultNextGrant(fault);
  const until = world.clock.now() + 48 * HOUR_MS;
  const wish = { kind: 'authorize', chain: BASE, cap: 5_000_000n, until } as const;
  const { kind, input } = earnErrand('authorize', wish, CALM_PERSON);
  const begun = await engine.start('authorize', kind, input);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  await engine.advance(begun.value.actionId);
  return { stage, engine, world, id: begun.value.actionId };
}

it.each([true, false])(
  'an older grant is not taken for one in doubt (told as one: %s)',
  async (together) => {
    const { stage, engine, world, id } = await asked();
    world.earn.tellGrantsTogether(together);
    world.earn.setAvailable(false);
    await stage.approve(engine, id);
    await stage.pass(engine, 61 * MINUTE_MS);
    world.earn.setAvailable(true);
    await stage.pass(engine, 10 * MINUTE_MS);
    expect(world.earn.grants().length).toBeGreaterThan(0);
    expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: 'GRANT_IN_DOUBT' });
  },
);

it('an older grant with the very same end is not taken for one in doubt', async () => {
  const { stage, engine, world, id: first } = await asked();
  await stage.approve(engine, first);
  await stage.pass(engine, MINUTE_MS);
  expect(stage.row(first).status).toBe('done');
  const until = Number(stage.row(first).summary.expiresAt);
  const wish = { kind: 'authorize', chain: BASE, cap: 1_000_000_000n, until } as const;
  const { kind, input } = earnErrand('more', wish, CALM_PERSON);
  const begun = await engine.start('more', kind, input);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  const { actionId } = begun.value;
  await engine.advance(actionId);
  world.earn.setAvailable(false);
  await stage.approve(engine, actionId);
  await stage.pass(engine, 61 * MINUTE_MS);
  world.earn.setAvailable(true);
  await stage.pass(engine, 10 * MINUTE_MS);
  expect(stage.row(actionId)).toMatchObject({ status: 'needs you', waitingFor: 'GRANT_IN_DOUBT' });
});

it('one that failed after it was signed says that the signature stays good', async () => {
  const { stage, engine, id } = await asked('refused');
  await stage.approve(engine, id);
  await stage.pass(engine, MINUTE_MS);
  expect(stage.row(id)).toMatchObject({ status: 'failed', summary: { verified: false } });
  expect(stage.row(id).sentence).toContain('stays good');
  const offers = await engine.offers(id);
  expect(offers?.outlook.atWorst).toContain('removal');
});

it.each<GrantFault>(['other-account', 'names-other-account'])(
  'nothing is signed for another account (%s)',
  async (fault) => {
    const { stage, engine, world, id } = await asked(fault);
    expect(await stage.approve(engine, id)).toBe(false);
    expect(stage.row(id).status).toBe('failed');
    expect(world.signer.bareSignatures()).toEqual([]);
  },
);

it('a grant that hands over the account is set before the person in red', async () => {
  const reds = async (fault: GrantFault | null) => {
    const { engine, id } = await asked(fault);
    const offers = await engine.offers(id);
    const review = offers?.review?.review;
    return review?.kind === 'grant' ? review.unlimited.map(({ code }) => code) : null;
  };
  expect(await reds('hands-over')).toEqual(['SELF_CALL']);
  expect(await reds(null)).toEqual([]);
});

it('a service that never answers a wish to stop is not said to have done nothing', async () => {
  const { stage, engine, world } = await asked();
  world.earn.setAvailable(false);
  const { kind, input } = earnErrand('revoke', { kind: 'revoke', chain: null }, CALM_PERSON);
  const begun = await engine.start('revoke', kind, input);
  if (!begun.ok) return expect.unreachable(begun.error.message);
  await stage.pass(engine, 25 * HOUR_MS);
  const { status, sentence } = stage.row(begun.value.actionId);
  expect(status).toBe('failed');
  expect(sentence).toContain('Nobody here knows');
});
