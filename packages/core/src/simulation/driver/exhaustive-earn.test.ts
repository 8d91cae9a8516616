import { describe, expect, it } from 'vitest';
import type { Fault } from '../faults/fault.ts';
import { EARN_SCENARIOS } from './earn-scenarios.ts';
import { play, strikeEverywhere } from './exhaustive.ts';

const EVERYTHING: readonly Fault[] = [
  { kind: 'crash-before' },
  { kind: 'crash-after' },
  { kind: 'lost-answer' },
  { kind: 'unavailable' },
  { kind: 'duplicate' },
];

describe.each(EARN_SCENARIOS)('$name', (scenario) => {
  it(`ends as "${scenario.ends}"`, async () => {
    const { status, findings } = await play(scenario);
    expect(findings).toEqual([]);
    expect(status).toBe(scenario.ends);
  });

  it('ends well whatever befalls any port call', { timeout: 240_000 }, async () => {
    const { played, failures } = await strikeEverywhere(scenario, EVERYTHING);
    expect(played).toBeGreaterThan(20);
    const told = failures.map(({ call, fault, playing }) => ({
      call,
      fault,
      findings: playing.findings,
    }));
    expect(told).toEqual([]);
  });
});
