import { describe, expect, it } from 'vitest';
import { runSchedule } from './schedule.ts';
import { explain } from './explain.ts';

const SCHEDULES = 2_000;

describe('seeded schedules', () => {
  it(`finds nothing in ${SCHEDULES} of them`, { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const result = await runSchedule(seed);
      if (result.findings.length > 0) expect.unreachable(explain(result));
    }
  });
});
