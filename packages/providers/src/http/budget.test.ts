import { describe, expect, it } from 'vitest';
import { fakeClock, settle } from '../testing/fake-world.ts';
import { createBudget, type Priority, type Release } from './budget.ts';

const PLENTY = { concurrency: 100, perSecond: 1000, burst: 1000 };

function setup(limits: Partial<typeof PLENTY>) {
  const clock = fakeClock();
  const budget = createBudget({ ...PLENTY, ...limits }, clock);
  const entered: string[] = [];
  const releases = new Map<string, Release>();
  const want = (name: string, priority: Priority, longestMs = 60_000, signal?: AbortSignal) =>
    budget.enter(priority, longestMs, signal).then((place) => {
      entered.push(place.ok ? name : `${name}: ${place.error}`);
      if (place.ok) releases.set(name, place.value);
    });
  const leave = async (name: string) => {
    releases.get(name)?.();
    await settle();
  };
  return { clock, budget, entered, want, leave };
}

describe('createBudget', () => {
  it('serves a person before whatever tracking waits, in the order of asking', async () => {
    const { entered, want, leave } = setup({ concurrency: 1 });
    want('first', 'tracking');
    want('t1', 'tracking');
    want('t2', 'tracking');
    want('p1', 'person');
    want('p2', 'person');
    await settle();
    expect(entered).toEqual(['first']);
    for (const name of ['first', 'p1', 'p2', 't1']) await leave(name);
    expect(entered).toEqual(['first', 'p1', 'p2', 't1', 't2']);
  });

  it('keeps one place that tracking cannot take', async () => {
    const { budget } = setup({ concurrency: 2 });
    expect(budget.tryEnter('tracking')).toBeDefined();
    expect(budget.tryEnter('tracking')).toBeUndefined();
    expect(budget.tryEnter('person')).toBeDefined();
    expect(budget.tryEnter('person')).toBeUndefined();
  });

  it('lets nobody overtake those who wait', async () => {
    const { budget, want, clock, entered } = setup({ burst: 1, perSecond: 1 });
    expect(budget.tryEnter('person')).toBeDefined();
    want('waits', 'person');
    expect(budget.tryEnter('person')).toBeUndefined();
    clock.advance(1_000);
    await settle();
    expect(entered).toEqual(['waits']);
  });

  it('counts a place given back twice once', () => {
    const { budget } = setup({ concurrency: 1 });
    const release = budget.tryEnter('person');
    release?.();
    const second = budget.tryEnter('person');
    release?.();
    expect(second).toBeDefined();
    expect(budget.tryEnter('person')).toBeUndefined();
  });

  it('starts no more per second than it may', async () => {
    const { clock, entered, want } = setup({ burst: 2, perSecond: 4 });
    for (const name of ['a', 'b', 'c', 'd']) want(name, 'person');
    await settle();
    expect(entered).toEqual(['a', 'b']);
    clock.advance(249);
    await settle();
    expect(entered).toHaveLength(2);
    clock.advance(1);
    await settle();
    expect(entered).toHaveLength(3);
    clock.advance(250);
    await settle();
    expect(entered).toHaveLength(4);
  });

  it('keeps silent as long as asked, for everyone', async () => {
    const { budget, clock, entered, want } = setup({});
    budget.hush(2_000);
    budget.hush(500);
    want('p', 'person');
    await settle();
    expect([entered, budget.silence()]).toEqual([[], 2_000]);
    clock.advance(2_000);
    await settle();
    expect(entered).toEqual(['p']);
  });

  it('gives up for those whose patience ends or who leave, and forgets them', async () => {
    const { clock, entered, want, leave } = setup({ concurrency: 1 });
    want('first', 'person');
    const abort = new AbortController();
    want('leaves', 'person', 60_000, abort.signal);
    want('impatient', 'person', 100);
    want('last', 'person');
    await settle();
    abort.abort();
    clock.advance(100);
    await settle();
    expect(entered).toEqual(['first', 'leaves: ABORTED', 'impatient: TOO_LONG']);
    await leave('first');
    expect(entered.at(-1)).toBe('last');
    expect(clock.pending()).toEqual([]);
    await want('gone', 'person', 10, AbortSignal.abort());
    expect(entered.at(-1)).toBe('gone: ABORTED');
  });

  it('goes on when the clock is set back', () => {
    let now = 1_000_000;
    const clock = { now: () => now, after: () => () => undefined };
    const budget = createBudget({ concurrency: 9, perSecond: 1, burst: 1 }, clock);
    expect(budget.tryEnter('person')).toBeDefined();
    now -= 500_000;
    expect(budget.tryEnter('person')).toBeUndefined();
    now += 1_000;
    expect(budget.tryEnter('person')).toBeDefined();
  });
});
