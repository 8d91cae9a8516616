import { runSchedules } from '@countinghouse/core/simulation';

/** Runs the seeds from one number to another (both included) and prints what it found as one line. */
const [, , from = '0', to = '0'] = process.argv;
const { ran, failures } = await runSchedules(Number(from), Number(to));
process.stdout.write(`${JSON.stringify({ ran, failures })}\n`);
