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
