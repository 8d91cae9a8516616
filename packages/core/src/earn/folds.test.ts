import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineEvent } from '../action/action-state.ts';
import { foldAction } from '../action/load.ts';
import { createRegistry } from '../action/registry.ts';
import type { JsonObject } from '../ports/json.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { play } from '../simulation/driver/exhaustive.ts';
import { SCENARIOS } from '../simulation/driver/scenarios.ts';
import { DEFINITIONS } from '../simulation/driver/schedule.ts';

const registry = createRegistry(DEFINITIONS);
const NAMES = [
  'authorize',
  'revoke',
  'buy on another chain',
  'sell',
  'withdraw',
  'exit',
  'removal',
];

/** The stream a scenario leaves behind. */
async function streamOf(name: string): Promise<readonly StoredEvent[]> {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) return expect.unreachable(`there is no scenario ${name}`);
  const { run } = await play(scenario);
  const [stream] = run.world.ledger.disk().streams.values();
  return stream ?? [];
}

describe.each(NAMES)('the fold of "%s"', (name) => {
  it('leaves the state as it is for an event it does not know, wherever it stands', async () => {
    const events = await streamOf(name);
    const whole = foldAction(registry, events);
    const stranger = { type: 'nobody.knows', version: 1, data: { whatever: 1 } };
    for (let at = 1; at <= events.length; at += 1) {
      const before = events[at - 1] as StoredEvent;
      const among = [...events.slice(0, at), { ...before, ...stranger }, ...events.slice(at)];
      expect(foldAction(registry, among)?.action.state).toEqual(whole?.action.state);
    }
  });

  it('can be cut off anywhere, and be shown', async () => {
    const events = await streamOf(name);
    for (let at = 1; at <= events.length; at += 1) {
      const loaded = foldAction(registry, events.slice(0, at));
      const view = loaded?.definition.view(loaded.action);
      expect(view?.sentence.length).toBeGreaterThan(0);
    }
  });

  it('never throws at an event of its own, in whatever order they come', async () => {
    const events = await streamOf(name);
    const [first, ...rest] = events as [StoredEvent, ...StoredEvent[]];
    const types = [
      ...Object.values(EngineEvent),
      ...(registry.newest(String(first.data.kind))?.events ?? []),
    ];
    const empty = types
      .filter((type) => type !== EngineEvent.started && type !== EngineEvent.reviewed)
      .map((type): StoredEvent => ({ ...first, type, version: 1, data: {} as JsonObject }));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...rest, ...empty), { maxLength: 30 }), (shuffled) => {
        expect(foldAction(registry, [first, ...shuffled])).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
