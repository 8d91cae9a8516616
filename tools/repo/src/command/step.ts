import { NOTHING, ONE_FAILED, ONE_PASSED, type Tally } from '../counts/tally.ts';

/** A named check that either holds or does not. */
export interface Step {
  readonly name: string;
  /** Gives what it has to say; nothing to say is nothing wrong. */
  readonly run: (signal: AbortSignal) => Promise<readonly string[]>;
}

/** Runs the steps one after the other, past failures, and tells how each ended. */
export async function runSteps(
  steps: readonly Step[],
  signal: AbortSignal,
  tell: (line: string) => void,
): Promise<Tally> {
  let tally = NOTHING;
  for (const { name, run } of steps) {
    const problems = await run(signal).catch((error: unknown) => [String(error)]);
    tell(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    for (const problem of problems) tell(problem);
    const { passed, failed } = problems.length === 0 ? ONE_PASSED : ONE_FAILED;
    tally = { ...tally, passed: tally.passed + passed, failed: tally.failed + failed };
  }
  return tally;
}
