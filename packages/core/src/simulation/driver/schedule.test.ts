import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { DEFINITIONS, runSchedule } from './schedule.ts';

const SCHEDULES = 2_000;
const BATCH = 250;

describe('seeded schedules', () => {
  for (let first = 1; first <= SCHEDULES; first += BATCH) {
    it(`finds nothing in seeds ${first} to ${first + BATCH - 1}`, {
      timeout: 120_000,
    }, async () => {
      for (let seed = first; seed < first + BATCH; seed += 1) {
        const result = await runSchedule(seed);
        if (result.findings.length > 0) expect.unreachable(explain(result));
      }
    });
  }

  it('is the same again for the same seed', async () => {
    const [once, again] = [await runSchedule(42), await runSchedule(42)];
    expect(again.run.trace).toEqual(once.run.trace);
    expect(again.run.world.ledger.disk().events.at(-1)?.hash).toBe(
      once.run.world.ledger.disk().events.at(-1)?.hash,
    );
  });

  it('meets what it is meant to meet', async () => {
    const met = new Set<string>();
    let lives = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const { run } = await runSchedule(seed);
      lives += run.lives;
      for (const { fault } of run.counter.calls) if (fault !== null) met.add(fault.kind);
      for (const row of run.world.ledger.disk().actions.values()) {
        met.add(row.status).add(row.kind);
      }
    }
    expect(lives).toBeGreaterThan(300);
    for (const what of [
      'crash-before',
      'crash-after',
      'lost-answer',
      'unavailable',
      'duplicate',
      'delay',
      'done',
      'refunded',
      'done with part refunded',
      'failed',
      'cancelled',
      'expired',
      'needs you',
      ...DEFINITIONS.map(({ kind }) => kind),
    ]) {
      expect(met).toContain(what);
    }
  });
});
