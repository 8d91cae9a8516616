import type { ScheduleResult } from './schedule.ts';

/** What went wrong in a schedule, short enough to read: findings, the seed, the last of the trace. */
export function explain({ seed, findings, run }: ScheduleResult): string {
  const what = findings.map(({ rule, detail }) => `  ${rule}: ${detail}`).join('\n');
  const trace = run.trace.slice(-60).join('\n  ');
  return `seed ${seed}, ${run.lives} lives, ${run.counter.count} calls:\n${what}\n  ${trace}`;
}
