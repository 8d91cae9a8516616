import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { chosenSeed, DEEP } from './support/seeded.ts';

/**
 * Fault schedules in the large, over all cores: 1,000,000 in the deep run. The 2,000 of every run
 * stand beside the simulation; here a few prove that the large run works.
 */
const SCHEDULES = DEEP ? 1_000_000 : 200;
const PER_PROCESS = DEEP ? 5_000 : 100;
const worker = fileURLToPath(new URL('./support/schedule-worker.ts', import.meta.url));
const run = promisify(execFile);

it(`finds nothing in ${SCHEDULES} fault schedules`, { timeout: 12 * 3_600_000 }, async () => {
  const first = DEEP ? (chosenSeed() % 1_000_000) * 1_000 : 1;
  console.log(`schedules: seeds ${first} to ${first + SCHEDULES - 1}`);
  const starts = Array.from({ length: SCHEDULES / PER_PROCESS }, (_, i) => first + i * PER_PROCESS);
  let ran = 0;
  const failures: unknown[] = [];
  const lane = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const { stdout } = await run(
        process.execPath,
        ['--conditions=source', worker, String(from), String(from + PER_PROCESS - 1)],
        { maxBuffer: 64 * 1024 * 1024 },
      );
      const report = JSON.parse(stdout) as { ran: number; failures: unknown[] };
      ran += report.ran;
      failures.push(...report.failures);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  expect(failures).toEqual([]);
  expect(ran).toBe(SCHEDULES);
});
