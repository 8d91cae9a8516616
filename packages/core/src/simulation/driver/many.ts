import { explain } from './explain.ts';
import { runSchedule } from './schedule.ts';

/** What a range of schedules came to. `failures` are readable and begin with their seeds. */
export interface ManySchedules {
  readonly ran: number;
  readonly failures: readonly string[];
}

const MOST_TOLD = 5;

/**
 * Runs the schedules of seeds `from` to `to`, both included. Ranges are independent of each other,
 * so a large number is split over processes by giving each a range of its own.
 */
export async function runSchedules(from: number, to: number): Promise<ManySchedules> {
  const failures: string[] = [];
  let ran = 0;
  for (let seed = from; seed <= to && failures.length < MOST_TOLD; seed += 1) {
    const result = await runSchedule(seed);
    ran += 1;
    if (result.findings.length > 0) failures.push(explain(result));
  }
  return { ran, failures };
}
