import { describe, expect, it } from 'vitest';
import type { Fault } from '../faults/fault.ts';
import { EARN_SCENARIOS } from './earn-scenarios.ts';
import { play, strikeEverywhere } from './exhaustive.ts';
import { type Chosen, everyStrike, spreadOf, strikeName } from './spread.ts';

const EVERYTHING: readonly Fault[] = [
  { kind: 'crash-before' },
  { kind: 'crash-after' },
  { kind: 'lost-answer' },
  { kind: 'unavailable' },
  { kind: 'duplicate' },
];

// The domain sees no Node types, so the one place that reads the environment spells out its shape.
const deep =
  (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env
    ?.COUNTINGHOUSE_DEEP === '1';
const ONE_IN = 7;

const wanted = deep ? everyStrike : spreadOf(ONE_IN);
const possible = new Set<string>();
const struck = new Set<string>();
const chosen: Chosen = (scenario, call, fault) => {
  const name = strikeName(scenario, call, fault);
  possible.add(name);
  const yes = wanted(scenario, call, fault);
  if (yes) struck.add(name);
  return yes;
};

describe.each(EARN_SCENARIOS)('$name', (scenario) => {
  it(`ends as "${scenario.ends}"`, async () => {
    const { status, findings } = await play(scenario);
    expect(findings).toEqual([]);
    expect(status).toBe(scenario.ends);
  });

  it('ends well whatever befalls its port calls', { timeout: 240_000 }, async () => {
    const { played, failures } = await strikeEverywhere(scenario, EVERYTHING, undefined, chosen);
    expect(played).toBeGreaterThan(0);
    const told = failures.map(({ call, fault, playing }) => ({
      call,
      fault,
      findings: playing.findings,
    }));
    expect(told).toEqual([]);
  });
});

describe('what is struck', () => {
  it('is every kind of action, at every kind of call, by every fault that can befall it', () => {
    expect(struck).toEqual(possible);
    const words = [...struck].map((name) => name.split(' '));
    const kinds = new Set(EARN_SCENARIOS.map(({ errand }) => errand.kind));
    expect(new Set(words.map(([kind]) => kind))).toEqual(kinds);
    expect(new Set(words.map(([, , fault]) => fault))).toEqual(
      new Set(EVERYTHING.map(({ kind }) => kind)),
    );
  });

  it('is enough to notice what is recorded only after it was done', async () => {
    const exit = EARN_SCENARIOS.find(({ name }) => name === 'exit');
    if (exit === undefined) return expect.unreachable('there is no exit');
    const bug = 'record-after-send';
    const { failures } = await strikeEverywhere(exit, EVERYTHING, bug, spreadOf(ONE_IN));
    const rules = failures.flatMap(({ playing }) => playing.findings.map(({ rule }) => rule));
    expect(rules).toContain('unrecorded-transaction');
  });
});
