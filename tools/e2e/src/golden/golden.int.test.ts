import {
  type ActionRow,
  actionStream,
  createProjector,
  createRegistry,
  EngineEvent,
  foldAction,
  SwapEvent,
  TransactionEvent,
} from '@countinghouse/core';
import { auditConservation, createSimRandom, type SimChain } from '@countinghouse/core/simulation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, present } from '../support/must.ts';
import { allEvents, payments, recordedIn, wrongBroadcasts, wrongNonces } from './audit.ts';
import { finish } from './finish.ts';
import { accountOf, payeeOf } from './inputs.ts';
import { type Listed, listAction } from './listing.ts';
import {
  actionIds,
  GOLDENS,
  type OpenGolden,
  openCopy,
  pathOf,
  readJournal,
  readListing,
} from './open-golden.ts';
import { type Outside, rebuildOutside } from './outside.ts';
import { REGISTRY, startEngine } from './program.ts';
import { STRANGE_EVENTS, STRANGERS } from './unknown.ts';

/** Why a person may still be needed when nothing more can happen by itself. */
const HONEST: ReadonlySet<string> = new Set([
  'PAYOUT_MISSING',
  'PAYOUT_SHORT',
  'REFUND_MISSING',
  'REFUND_SHORT',
  'PAST_DEADLINE',
  'LATE_DEPOSIT',
]);

/** The next program's definitions: they would do anything with an action but what it began with. */
const TOMORROW = createRegistry([
  ...REGISTRY.definitions,
  ...REGISTRY.definitions.map((today) => ({
    ...today,
    version: 999,
    initial: () => never(),
    fold: () => never(),
    decide: () => never(),
    view: () => never(),
  })),
]);

function never(): never {
  throw new Error('an action was handled by a definition it was not begun with');
}

describe.each(GOLDENS)('the golden ledger %s', (golden) => {
  const listing = readListing(golden);
  const stories = new Map(listing.actions.map(({ id, story }) => [id, story]));
  const strangers = new Set(Object.keys(STRANGERS));
  let outside: Outside;
  let opened: OpenGolden;

  beforeAll(async () => {
    outside = await rebuildOutside(readJournal(golden));
    opened = await openCopy(golden, listing, {
      clock: outside.world.clock,
      random: createSimRandom(1),
      projector: createProjector(TOMORROW),
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

  test('opens on another machine with passphrase or recovery code, and only to be looked at', async () => {
    expect(opened.ledger.mode()).toBe('recovered');
    expect(opened.ledger.recoveryReasons()).toEqual(['OTHER_MACHINE']);
    const { recoveryCode } = listing;
    const other = await openCopy(
      golden,
      { recoveryCode },
      {
        clock: outside.world.clock,
        random: createSimRandom(2),
        projector: createProjector(TOMORROW),
      },
    );
    try {
      expect(other.ledger.mode()).toBe('recovered');
      expect(await other.ledger.head()).toEqual(listing.head);
      must(await other.ledger.release('released with the code'));
      expect(other.ledger.mode()).toBe('normal');
    } finally {
      await other.end();
    }
  });

  test('verifies, page by page and event by event', async () => {
    const report = must(await opened.ledger.verify({ integrity: true }));
    expect(report.broken).toBeNull();
    expect(report.integrity).toBeNull();
    expect(await opened.ledger.head()).toEqual(listing.head);
  });

  test('its rows are what a replay of its events gives today', async () => {
    const { streams, differences } = await opened.ledger.rebuildProjections();
    expect(differences).toEqual([]);
    expect(streams).toBe(listing.actions.length);
  });

  test('every action says today what it said when it was left', async () => {
    const now: Listed[] = [];
    for (const { id, story } of listing.actions) {
      now.push(await listAction(opened.ledger, story, await rowOf(id)));
    }
    expect(now).toEqual(listing.actions);
    expect([...(await actionIds(opened.ledger))].sort()).toEqual([...stories.keys()].sort());
  });

  test('every action is folded by the definition it was begun with', async () => {
    for (const { id, story, kind, definitionVersion } of listing.actions) {
      const events = await opened.ledger.readStream(actionStream(id));
      const loaded = foldAction(TOMORROW, events);
      if (strangers.has(story)) {
        expect(loaded, story).toBeNull();
        continue;
      }
      expect(loaded?.definition, story).toBe(REGISTRY.exact(kind, definitionVersion));
      expect(loaded?.action.length, story).toBe(events.length);
    }
  });

  // An older golden ledger cannot know what came later: then the newest must.
  const newest = golden === GOLDENS.at(-1);
  test(`there is an action at every step${newest ? '' : ' of its day'}`, async () => {
    expect(listing.actions.filter((each) => each.open).length).toBeGreaterThan(0);
    if (!newest) return;
    const seen = new Set((await allEvents(opened.ledger)).map(({ type }) => type));
    const types = [EngineEvent, TransactionEvent, SwapEvent].flatMap(Object.values);
    expect(types.filter((type) => !seen.has(type))).toEqual([]);
    const open = listing.actions.filter((each) => each.open);
    expect(new Set(open.map(({ status }) => status))).toEqual(
      new Set(['draft', 'awaiting signature', 'sent', 'confirming', 'settling', 'needs you']),
    );
    const waits = new Set(open.map(({ waitingFor }) => waitingFor));
    for (const code of [
      ...HONEST,
      'SIGNATURE',
      'TRANSACTION_OVERDUE',
      'SEND_DEPOSIT',
      'DEPOSIT_INCOMPLETE',
      'DID_YOU_SEND',
      'UNKNOWN_DEFINITION',
    ]) {
      expect(waits, code).toContain(code);
    }
    const watched = listing.actions.filter((each) => !each.open && each.watched);
    expect(new Set(watched.map(({ status }) => status))).toEqual(
      new Set(['done', 'done with part refunded', 'refunded', 'failed', 'cancelled', 'expired']),
    );
  });

  test('events of a newer program are kept as they are and change nothing', async () => {
    for (const [story, event] of Object.entries(STRANGE_EVENTS)) {
      const events = await opened.ledger.readStream(actionStream(idOf(story)));
      const at = events.findIndex(
        ({ type, version }) => type === event.type && version === event.version,
      );
      expect(at, story).toBeGreaterThan(0);
      expect(events[at]?.data).toEqual(event.data);
      const without = foldAction(TOMORROW, events.toSpliced(at, 1));
      const whole = foldAction(TOMORROW, events);
      const view = (loaded: typeof whole) => loaded?.definition.view(loaded.action);
      expect(view(whole), story).toEqual(view(without));
    }
  });

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
      if (row.open) expect(HONEST, `${story}: ${row.sentence}`).toContain(row.waitingFor);
      const deposit = row.summary.depositAddress;
      const to = kind === 'send' ? payeeOf(story) : String(deposit);
      const paid = payments(world.base, accountOf(story), to);
      expect(paid, `payments of ${story}`).toBeLessThanOrEqual(1);
      if (kind === 'send')
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
