import { add, type Tally, tallyLine } from '../counts/tally.ts';
import { provideNeeds } from '../system/provide.ts';
import { CHECKS } from './checks.ts';
import { runSteps } from './step.ts';
import { runSuites } from './suites.ts';

const tell = (line: string): void => console.log(line);
const MINUTES = 60_000;

/** `npm test`: everything at CI size, within 27 minutes. The last line is the count. */
export async function test(): Promise<number> {
  return within(27 * MINUTES, async (signal) => {
    await provideNeeds(tell);
    const checks = await runSteps(CHECKS, signal, tell);
    const unit = await runSuites({ kind: 'unit', signal, tell });
    return add(add(checks, unit), await runSuites({ kind: 'int', signal, tell }));
  });
}

/** `npm run test:deep`: the large numbers. The seed is printed; `COUNTINGHOUSE_SEED` repeats one. */
export async function testDeep(): Promise<number> {
  const seed = process.env.COUNTINGHOUSE_SEED ?? String(Date.now() % 2 ** 31);
  const env = { COUNTINGHOUSE_DEEP: '1', COUNTINGHOUSE_SEED: seed };
  tell(`seed ${seed} (COUNTINGHOUSE_SEED=${seed} npm run test:deep repeats it)`);
  return within(24 * 60 * MINUTES, async (signal) => {
    await provideNeeds(tell);
    const unit = await runSuites({ kind: 'unit', signal, tell, env, fresh: true });
    return add(unit, await runSuites({ kind: 'int', signal, tell, env, fresh: true }));
  });
}

/** `npm run check` alone. */
export async function check(): Promise<number> {
  const tally = await runSteps(CHECKS, new AbortController().signal, tell);
  return tally.failed === 0 ? 0 : 1;
}

async function within(limit: number, work: (signal: AbortSignal) => Promise<Tally>) {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    tell(`Stopped after ${limit / MINUTES} minutes: what did not report counts as failed`);
    deadline.abort();
  }, limit);
  const tally = await work(deadline.signal);
  clearTimeout(timer);
  tell(`\n${tallyLine(tally)}`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}
