import { describe, expect, it } from 'vitest';
import type { Fault } from '../faults/fault.ts';
import { EARN_SCENARIOS } from './earn-scenarios.ts';
import { play, strikeEverywhere } from './exhaustive.ts';
import { SCENARIOS } from './scenarios.ts';

const CRASHES: readonly Fault[] = [{ kind: 'crash-before' }, { kind: 'crash-after' }];

const EARN = new Set(EARN_SCENARIOS.map(({ name }) => name));

describe.each(SCENARIOS.filter(({ name }) => !EARN.has(name)))('$name', (scenario) => {
  it(`ends as "${scenario.ends}"`, async () => {
    const { status, findings } = await play(scenario);
    expect(findings).toEqual([]);
    expect(status).toBe(scenario.ends);
  });

  it('ends well when it is killed at any port call', { timeout: 120_000 }, async () => {
    const { played, failures } = await strikeEverywhere(scenario, CRASHES);
    expect(played).toBeGreaterThan(20);
    const told = failures.map(({ call, fault, playing }) => ({
      call,
      fault,
      findings: playing.findings,
    }));
    expect(told).toEqual([]);
  });
});
