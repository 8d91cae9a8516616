import { type ActionRow, actionStream } from '@countinghouse/core';
import { auditConservation, createSimRandom, type SimChain } from '@countinghouse/core/simulation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, present } from '../support/must.ts';
import { allEvents, payments, recordedIn, wrongBroadcasts, wrongNonces } from './audit.ts';
import { finish } from './finish.ts';
import { accountOf, payeeOf } from './inputs.ts';
import { HONEST_CALLS, listAction, strangersOf } from './listing.ts';
import {
  GOLDENS,
  type OpenGolden,
  openCopy,
  pathOf,
  readJournal,
  readListing,
} from './open-golden.ts';
import { type Outside, rebuildOutside } from './outside.ts';
import { startEngine } from './program.ts';
import { TOMORROW, TOMORROWS_PROJECTOR } from './tomorrow.ts';

describe.each(GOLDENS)('the golden ledger %s, taken up on another machine', (golden) => {
  const listing = readListing(golden);
  const stories = new Map(listing.actions.map(({ id, story }) => [id, story]));
  const strangers = strangersOf(listing);
  let outside: Outside;
  let opened: OpenGolden;

  beforeAll(async () => {
    outside = await rebuildOutside(readJournal(golden));
    opened = await openCopy(golden, listing, {
      clock: outside.world.clock,
      random: createSimRandom(1),
      projector: TOMORROWS_PROJECTOR,
    });
  });
  afterAll(() => opened?.end());

  const rowOf = async (id: string): Promise<ActionRow> =>
    present(await opened.ledger.action(id), `the row of ${stories.get(id)}`);
  const idOf = (story: string): string =>
    present(
      listing.actions.find((each) => each.story === story),
      story,
    ).id;

  test('while it is recovered nothing is sent and no yes is taken', async () => {
    const before = submissions(outside);
    const engine = startEngine(outside, opened.ledger, createSimRandom(3), { registry: TOMORROW });
    await engine.runDue(200);
    expect(submissions(outside)).toEqual(before);
    const reviewed = idOf('send: reviewed');
    const events = await opened.ledger.readStream(actionStream(reviewed));
    const digest = String(events.findLast(({ type }) => type === 'review.prepared')?.data.digest);
    expect(
      await engine.command({
        commandId: 'too early',
        actionId: reviewed,
        name: 'approve',
        payload: { digest },
      }),
    ).toMatchObject({ ok: false, error: { code: 'RECOVERED_MODE' } });
  });

  test('every open action comes to an end, or says honestly why it needs you', async () => {
    const { ledger } = opened;
    const { world, signer } = outside;
    must(await ledger.release('compared and released'));
    // Another session: what was approved before is void.
    signer.unlock();
    const earlier = submissions(outside);
    const engine = startEngine(outside, ledger, createSimRandom(4), { registry: TOMORROW });
    await finish(outside, ledger, engine, stories);

    const events = await allEvents(ledger);
    const recorded = recordedIn(events);
    const chains: readonly SimChain[] = [...world.chains.values()];
    for (const chain of chains) {
      expect(wrongBroadcasts(chain, earlier.get(chain.chain) ?? 0, recorded)).toEqual([]);
      // Whoever still holds a forgotten transaction brings it back.
      for (const { hash } of chain.lost()) chain.resurrect(hash);
    }
    world.clock.advance(3 * 3_600_000);
    expect(wrongNonces(events, world.base)).toEqual([]);
    for (const chain of [...chains, world.bitcoin]) expect(auditConservation(chain)).toEqual([]);

    const ends: Record<string, string> = {};
    for (const { id, story, kind } of listing.actions) {
      const row = await rowOf(id);
      if (strangers.has(story)) continue;
      ends[story] = row.waitingFor === null ? row.status : `needs you: ${row.waitingFor}`;
      if (row.open) expect(HONEST_CALLS, `${story}: ${row.sentence}`).toContain(row.waitingFor);
      const deposit = row.summary.depositAddress;
      const to = kind === 'send' ? payeeOf(story) : String(deposit);
      const paid = payments(world.base, accountOf(story), to);
      expect(paid, `payments of ${story}`).toBeLessThanOrEqual(1);
      // What is still open may yet turn out either way; what has ended must have told the truth.
      if (kind === 'send' && !row.open)
        expect(paid, `${story} is ${row.status}`).toBe(row.status === 'done' ? 1 : 0);
      if (['cancelled', 'expired'].includes(row.status)) expect(paid, story).toBe(0);
    }
    const text = `${JSON.stringify(ends, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(pathOf(golden, 'ends.json'));

    expect(must(await ledger.verify()).broken).toBeNull();
    expect((await ledger.rebuildProjections()).differences).toEqual([]);
    for (const story of strangers) {
      const left = listing.actions.find((each) => each.story === story);
      expect(await listAction(ledger, story, await rowOf(idOf(story)))).toEqual(left);
    }
  });
});

function submissions({ world }: Outside): ReadonlyMap<string, number> {
  return new Map([...world.chains].map(([id, chain]) => [id, chain.submissions().length]));
}
