import type { PlantedBug } from '../../action/planted-bug.ts';
import type { Finding } from '../audit/finding.ts';
import { type Fault, type FaultPlan, faultAt, noFaults } from '../faults/fault.ts';
import { fitting } from '../faults/life.ts';
import { type Run, run } from './run.ts';
import type { Scenario } from './scenario.ts';
import { DEFINITIONS } from './schedule.ts';
import { type Chosen, everyStrike } from './spread.ts';
import { judge } from './verdict.ts';

export interface Playing {
  readonly run: Run;
  readonly findings: readonly Finding[];
  /** Where the scenario's action stands at the end. */
  readonly status: string;
}

/** Plays a scenario once under a plan. */
export async function play(
  scenario: Scenario,
  plan: FaultPlan = noFaults,
  bug?: PlantedBug,
): Promise<Playing> {
  const result = await run({
    world: scenario.world(),
    errands: [scenario.errand],
    definitions: DEFINITIONS,
    plan,
    // A plan here strikes once and is quiet then; nothing has to be calmed down.
    calmAfter: Number.POSITIVE_INFINITY,
    restEarly: true,
    ...(bug === undefined ? {} : { bug }),
  });
  const findings = judge(result, DEFINITIONS);
  const actionId = result.pursuits[0]?.actionId ?? '';
  const status = result.world.ledger.disk().actions.get(actionId)?.status ?? 'not begun';
  return { run: result, findings, status };
}

export interface Struck {
  readonly call: number;
  readonly fault: Fault['kind'];
  readonly playing: Playing;
}

/** Plays a scenario again for every call it makes, struck by each of `faults` there in turn, as far as `chosen`. */
export async function strikeEverywhere(
  scenario: Scenario,
  faults: readonly Fault[],
  bug?: PlantedBug,
  chosen: Chosen = everyStrike,
): Promise<{ readonly played: number; readonly failures: readonly Struck[] }> {
  const { calls } = (await play(scenario, noFaults, bug)).run.counter;
  const failures: Struck[] = [];
  let played = 0;
  for (const { call: struck } of calls) {
    const call = struck.number;
    for (const fault of faults) {
      // Up to there every playing is the same: what cannot befall that call need not be played.
      if (fitting(struck, fault) === null || !chosen(scenario, struck, fault)) continue;
      played += 1;
      const playing = await play(scenario, faultAt(call, fault), bug);
      if (playing.findings.length > 0) failures.push({ call, fault: fault.kind, playing });
    }
  }
  return { played, failures };
}
