import {
  type ActionRow,
  actionStream,
  EngineEvent,
  foldAction,
  SwapEvent,
  TransactionEvent,
} from '@countinghouse/core';
import { createSimRandom } from '@countinghouse/core/simulation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, present } from '../support/must.ts';
import { allEvents } from './audit.ts';
import { HONEST_CALLS, type Listed, listAction, strangersOf } from './listing.ts';
import {
  actionIds,
  GOLDENS,
  type OpenGolden,
  openCopy,
  readJournal,
  readListing,
} from './open-golden.ts';
import { type Outside, rebuildOutside } from './outside.ts';
import { REGISTRY } from './program.ts';
import { TOMORROW, TOMORROWS_PROJECTOR } from './tomorrow.ts';
import { STRANGE_EVENTS } from './unknown.ts';

describe.each(GOLDENS)('the golden ledger %s', (golden) => {
  const listing = readListing(golden);
  const stories = new Map(listing.actions.map(({ id, story }) => [id, story]));
  const strangers = strangersOf(listing);
  const told = new Set(stories.values());
  const newest = golden === GOLDENS.at(-1);
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
        projector: TOMORROWS_PROJECTOR,
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

  // Those before the newest are migrated by being opened; a snapshot of what they were comes first.
  test(`is carried to today’s schema${newest ? ', which it has' : ', after a snapshot'}`, async () => {
    const taken = opened.ledger.snapshots().map(({ reason, seq }) => ({ reason, seq }));
    const { seq } = listing.head;
    expect(taken).toEqual(newest ? [] : [{ reason: 'migration', seq }]);
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
      if (strangers.has(story) || (STRANGE_EVENTS[story]?.version ?? 1) > 1) {
        expect(loaded, story).toBeNull();
        continue;
      }
      expect(loaded?.definition, story).toBe(REGISTRY.exact(kind, definitionVersion));
      expect(loaded?.action.length, story).toBe(events.length);
    }
  });

  // An older golden ledger cannot know what came later: then the newest must.
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
      ...HONEST_CALLS,
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

  test('events of a newer program are kept as they are', async () => {
    const strange = Object.entries(STRANGE_EVENTS).filter(([story]) => told.has(story));
    expect(strange.length).toBeGreaterThan(0);
    for (const [story, event] of strange) {
      const events = await opened.ledger.readStream(actionStream(idOf(story)));
      const at = events.findIndex(
        ({ type, version }) => type === event.type && version === event.version,
      );
      expect(at, story).toBeGreaterThan(0);
      expect(events[at]?.data).toEqual(event.data);
      const without = foldAction(TOMORROW, events.toSpliced(at, 1));
      const whole = foldAction(TOMORROW, events);
      if (event.version === 1) {
        // A type nobody here knows changes nothing.
        const view = (loaded: typeof whole) => loaded?.definition.view(loaded.action);
        expect(view(whole), story).toEqual(view(without));
      } else {
        // A known type in a later version may mean anything: the action is shown raw and left alone.
        expect(without, story).not.toBeNull();
        expect(whole, story).toBeNull();
        expect((await rowOf(idOf(story))).waitingFor).toBe('UNKNOWN_DEFINITION');
      }
    }
  });
});
